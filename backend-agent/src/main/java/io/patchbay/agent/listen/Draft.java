package io.patchbay.agent.listen;

import java.util.ArrayList;
import java.util.List;

/// The next state of hearing while one input is being worked out, and what is to be said about it. Lives for
/// one step.
final class Draft {

    final HearingPlan plan;
    final HearingPolicy policy;
    HearingPhase phase = HearingPhase.CLASSIFYING;
    AudioTime now = AudioTime.ZERO;
    Ear ear = Ear.NOTHING;
    Inquiry inquiry = Inquiry.OPEN;
    Walk walk;
    Vigil vigil = Vigil.NONE;
    boolean assistantIn;
    int nextId = 1;

    /// Whether this input changed the words or the evidence.
    boolean news;

    private final List<HearingOutput> outputs = new ArrayList<>();

    Draft(HearingPlan plan, HearingPolicy policy) {
        this.plan = plan;
        this.policy = policy;
        this.walk = Walk.start(!(plan instanceof HearingPlan.Replay));
    }

    void say(HearingOutput output) {
        outputs.add(output);
    }

    void note(Evidence evidence) {
        news |= !inquiry.hasNoted(evidence);
        inquiry = inquiry.noting(evidence);
    }

    /// When anything at all was last heard.
    AudioTime soundTo() {
        return ear.soundTo(now).max(vigil.toneTo());
    }

    /// Milliseconds without words; 0 while somebody speaks.
    long quietMillis() {
        return ear.isOpen() ? 0 : now.millisSince(ear.heardTo());
    }

    HearingStep step() {
        return new HearingStep(new HearingState(this), outputs);
    }
}
