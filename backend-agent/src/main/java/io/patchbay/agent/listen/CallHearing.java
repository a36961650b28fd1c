package io.patchbay.agent.listen;

import java.util.List;

/// The hearing of one call, as a pure function from what was heard to what is to be done: classify, walk the
/// phone tree, wait for a person, stay with the person. Start reading here; each phase is a class of its own.
public final class CallHearing {

    private CallHearing() {}

    /// The start of the call's audio. A known path with steps is followed from its first prompt; everything else
    /// begins with finding out who answered, since a recording without keys may have become a person.
    public static HearingStep begin(HearingPlan plan, HearingPolicy policy) {
        var draft = new Draft(plan, policy);
        if (plan instanceof HearingPlan.Replay replay && !replay.path().steps().isEmpty()) {
            draft.phase = HearingPhase.NAVIGATING;
        }
        return draft.step();
    }

    /// What `input` leads to.
    public static HearingStep on(HearingState state, HearingInput input, HearingPolicy policy) {
        if (state.phase() == HearingPhase.DONE) {
            return new HearingStep(state, List.of());
        }
        Draft draft = state.draft(policy);
        Reception.take(draft, input);
        HearingPhase before = draft.phase;
        go(draft);
        if (before == HearingPhase.CLASSIFYING && draft.phase == HearingPhase.NAVIGATING) {
            go(draft);
        }
        return draft.step();
    }

    private static void go(Draft draft) {
        switch (draft.phase) {
            case CLASSIFYING -> Classifying.go(draft);
            case NAVIGATING -> Navigating.go(draft);
            case AWAITING_PERSON -> Awaiting.go(draft);
            case WITH_PERSON -> Accompanying.go(draft);
            case DONE -> {}
        }
    }
}
