package io.patchbay.sandbox.clinic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One scripted clinic: its numbers, what happens when it is called, and what a good caller makes of it.
public record Clinic(
        String key,
        String name,
        List<String> numbers,
        String zone,
        Expectation expects,
        List<Opening> openings,
        Map<String, List<Step>> sections) {

    /// What should come out. `classification` and its second choice are `human`, `ivr_only`, `ivr_then_human`,
    /// `voicemail` or `none`; `workflow` is the state once nothing more is due, `afterFirstCall` the one before any
    /// retry.
    public record Expectation(
            String classification,
            String alternative,
            String outcome,
            String workflow,
            String afterFirstCall,
            String because) {}

    /// How calls from the `from`-th on begin.
    public record Opening(int from, Pickup pickup, Duration ringing, String section) {}

    public enum Pickup {
        ANSWERED,
        NO_ANSWER,
        BUSY,
        UNREACHABLE
    }

    public Clinic {
        numbers = List.copyOf(numbers);
        openings = List.copyOf(openings);
        sections = Map.copyOf(sections);
    }

    /// The opening for the n-th call, counted from 1.
    public Opening opening(int nth) {
        return openings.stream()
                .filter(o -> o.from() <= nth)
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
