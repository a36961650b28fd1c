package io.patchbay.agent.listen;

import java.util.List;

/// The hearing of one call, as a pure function from what was heard to what is to be done.
public final class CallHearing {

    private CallHearing() {}

    /// The start of the call's audio.
    public static HearingStep begin(HearingPlan plan, HearingPolicy policy) {
        return new HearingStep(new HearingState(plan, HearingPhase.CLASSIFYING, AudioTime.ZERO), List.of());
    }

    public static HearingStep on(HearingState state, HearingInput input, HearingPolicy policy) {
        if (input instanceof HearingInput.AudioPassed passed) {
            return new HearingStep(state.heardUpTo(passed.now()), List.of());
        }
        return new HearingStep(state, List.of());
    }
}
