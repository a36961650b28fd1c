package io.patchbay.agent.listen;

import java.util.Optional;

/// Everything hearing remembers about one call. Immutable; made by [CallHearing] alone.
public final class HearingState {

    private final HearingPlan plan;
    private final HearingPhase phase;
    private final AudioTime now;
    private final Ear ear;
    private final Inquiry inquiry;
    private final Walk walk;
    private final Vigil vigil;
    private final boolean assistantIn;
    private final int nextId;

    HearingState(Draft draft) {
        this.plan = draft.plan;
        this.phase = draft.phase;
        this.now = draft.now;
        this.ear = draft.ear;
        this.inquiry = draft.inquiry;
        this.walk = draft.walk;
        this.vigil = draft.vigil;
        this.assistantIn = draft.assistantIn;
        this.nextId = draft.nextId;
    }

    /// What was known before the call was answered.
    public HearingPlan plan() {
        return plan;
    }

    public HearingPhase phase() {
        return phase;
    }

    /// How far the audio has been heard.
    public AudioTime now() {
        return now;
    }

    /// Who answered, once that is known.
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(inquiry.verdict());
    }

    /// The way through the tree so far, with the moment a person was heard once that is known.
    public LearnedPath walked() {
        return new LearnedPath(walk.steps(), walk.transferAt());
    }

    /// Says nothing of the words.
    @Override
    public String toString() {
        return "HearingState[" + phase + " at " + now.millis() + " ms]";
    }

    Draft draft(HearingPolicy policy) {
        var draft = new Draft(plan, policy);
        draft.phase = phase;
        draft.now = now;
        draft.ear = ear;
        draft.inquiry = inquiry;
        draft.walk = walk;
        draft.vigil = vigil;
        draft.assistantIn = assistantIn;
        draft.nextId = nextId;
        return draft;
    }
}
