package io.patchbay.agent.listen;

import java.util.List;

/// What one input led to.
public record HearingStep(HearingState next, List<HearingOutput> outputs) {

    public HearingStep {
        outputs = List.copyOf(outputs);
    }
}
