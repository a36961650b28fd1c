package io.patchbay.agent.port.store;

import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.row.CallStatus;
import io.patchbay.contract.row.DetectionState;
import java.time.Instant;
import java.util.Optional;

/// What the call machine's state says in the columns of `call_sessions`. Empty means null, except `endedAt` and
/// `leaseUntil`.
/// JSON values are texts without patient data.
public record SessionRow(
        Optional<CallSid> callId,
        CallStatus callStatus,
        Legs legs,
        Finding finding,
        Times times,
        Assistant assistant,
        Optional<String> streamSid,
        Optional<String> conferenceSid,
        Optional<End> end,
        String machineState,
        Instant leaseUntil) {

    /// Both legs: their last status, and hold, desired and confirmed (empty: not yet known).
    public record Legs(
            String clinicStatus,
            String assistantStatus,
            boolean clinicHoldDesired,
            Optional<Boolean> clinicHoldConfirmed,
            boolean assistantHoldDesired,
            Optional<Boolean> assistantHoldConfirmed) {}

    /// Who answered, and why we think so.
    public record Finding(
            Optional<DetectionState> detection,
            Optional<Integer> latencyMillis,
            Optional<Double> confidence,
            boolean byDefault,
            Optional<String> evidence) {}

    /// The first time each thing happened.
    public record Times(
            Optional<Instant> dialStarted,
            Optional<Instant> answered,
            Optional<Instant> firstWords,
            Optional<Instant> verdict,
            Optional<Instant> unholdRequested,
            Optional<Instant> unholdConfirmed,
            Optional<Instant> assistantFirstAudio,
            Optional<Integer> ringMillis,
            Optional<Integer> joiningErrorMillis) {}

    /// The assistant's leg and its provider's call.
    public record Assistant(Optional<CallSid> callSid, Optional<String> vapiCallId, Optional<String> controlUrl) {}

    /// Why, by whom and when the call ended.
    public record End(String reason, String endedBy, Instant at) {}
}
