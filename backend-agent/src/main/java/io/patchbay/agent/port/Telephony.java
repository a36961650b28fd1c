package io.patchbay.agent.port;

import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The carrier. Every call of ours is a conference named after its session, with a `clinic` and an `assistant` leg. All
/// methods
/// block up to the adapter's timeout, make exactly one request each unless they say otherwise, and throw
/// [VendorFailure].
public interface Telephony {

    /// Dials the clinic; its leg joins the session's conference when answered and its audio is streamed to us. One
    /// request; a
    /// lost answer is `UNCERTAIN` and must be settled by [#lookUp], never by dialling again.
    CallSid dialClinic(ClinicDial dial);

    /// Dials the assistant into the session's conference, muted. Same rule as [#dialClinic].
    CallSid joinAssistant(AssistantDial dial);

    /// Holds (silently) and mutes a leg, or lets it in. Idempotent. The answer means accepted, not done: the
    /// conference's own
    /// event confirms.
    void setHold(ConferenceLeg leg, boolean held);

    /// Sounds keys or words to the clinic alone. Only a [ClinicLeg] can be given, so that no tone ever reaches the
    /// assistant.
    void announce(ClinicLeg leg, Announcement announcement);

    /// Streams the clinic's audio to us again, after the first stream was lost.
    void listenAgain(ClinicLeg leg);

    /// Ends the session's conference and the given legs, whatever state they are in. Idempotent; already gone is
    /// success.
    void end(CallSessionId session, Optional<CallSid> clinic, Optional<CallSid> assistant);

    /// What became of a dial whose outcome we do not know. Reads only.
    Optional<DialledLeg> lookUp(DialLookUp lookUp);

    /// A request for a telephone call to a clinic. `ringFor` bounds ringing, `longest` the whole call.
    record ClinicDial(CallSessionId session, Phone to, Duration ringFor, Duration longest) {}

    /// A request for the assistant's leg. The pending call's id is all the assistant is told.
    record AssistantDial(CallSessionId session, PendingCallId pendingCall, Duration longest) {}

    /// A leg by the label it has in the session's conference.
    sealed interface ConferenceLeg permits ClinicLeg, AssistantLeg {
        CallSessionId session();

        CallSid sid();
    }

    /// The leg to the clinic.
    record ClinicLeg(CallSessionId session, CallSid sid) implements ConferenceLeg {}

    /// The leg to the voice assistant.
    record AssistantLeg(CallSessionId session, CallSid sid) implements ConferenceLeg {}

    /// Something played to the clinic alone.
    sealed interface Announcement {
        /// Keys `0-9*#`, one after the other with a gap between them.
        record Keys(String keys, Duration gap) implements Announcement {}

        /// Words spoken by the carrier's own voice. Only words the operator allowed; never patient data.
        record Words(String text) implements Announcement {}
    }

    /// How to find a dial again: by its session (correlation), and by number and time where the carrier needs them.
    record DialLookUp(
            CallSessionId session, boolean assistantLeg, Optional<CallSid> sid, Optional<Phone> to, Instant since) {}

    /// A leg the carrier knows of. `finished` with its end state, or still on the way.
    record DialledLeg(CallSid sid, LegProgress progress) {}
}
