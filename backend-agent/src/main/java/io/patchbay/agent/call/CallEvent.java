package io.patchbay.agent.call;

import io.patchbay.agent.listen.AudioTime;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.workflow.AssistantOutcome;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.row.DetectionState;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/// Something that happened to a call. Past tense; each says who noticed it.
public sealed interface CallEvent {

    // ---- the carrier's answers to our requests

    /// The carrier took the dial and named the leg.
    record DialAccepted(Leg leg, CallSid sid) implements CallEvent {}

    /// The carrier will not dial. `code` is its error number.
    record DialRefused(Leg leg, Refusal refusal, String code) implements CallEvent {}

    /// We cannot know whether the dial was taken.
    record DialUncertain(Leg leg) implements CallEvent {}

    /// A look at the carrier settled an uncertain dial: this leg exists.
    record DialFound(Leg leg, CallSid sid, LegStatus status) implements CallEvent {}

    /// A look at the carrier settled an uncertain dial: there is no such leg.
    record DialNotFound(Leg leg) implements CallEvent {}

    /// A keypress or announcement was taken or refused by the carrier.
    record ActionSettled(int action, boolean accepted) implements CallEvent {}

    /// A request other than a dial failed; what it wanted is still wanted.
    record RequestFailed(String operation, String code) implements CallEvent {}

    /// Why a dial was refused.
    enum Refusal {
        /// The number can never be called.
        INVALID_NUMBER,
        /// Our credentials or account were refused.
        CREDENTIALS,
        /// Not processed; may be tried later.
        BUSY_CARRIER,
        /// Refused for any other reason.
        REJECTED
    }

    // ---- the carrier's callbacks

    /// A leg came further. `sipCode` on terminal statuses where the carrier gives it.
    record LegProgressed(Leg leg, CallSid sid, LegStatus status, OptionalInt sipCode) implements CallEvent {}

    /// A leg entered the session's conference.
    record LegJoined(Leg leg, CallSid sid, String conferenceSid) implements CallEvent {}

    /// A leg left the conference.
    record LegLeft(Leg leg, CallSid sid, String reason) implements CallEvent {}

    /// The conference confirmed that a leg is held, or is no longer held.
    record HoldConfirmed(Leg leg, boolean held) implements CallEvent {}

    /// The conference is over.
    record ConferenceEnded(String reason) implements CallEvent {}

    /// An announcement to the clinic was played to its end, or could not be played.
    record AnnouncementPlayed(boolean complete) implements CallEvent {}

    /// The clinic's audio is reaching us.
    record StreamStarted(String streamSid) implements CallEvent {}

    /// The clinic's audio stopped reaching us; its call may still be up.
    record StreamLost(String reason) implements CallEvent {}

    /// The carrier's own guess about who answered; a hint, never a verdict.
    record CarrierGuessed(String answeredBy) implements CallEvent {}

    // ---- hearing

    /// The hearing of this call concluded something at audio time `at`; `walked` is the way through the phone tree so
    /// far.
    record Heard(HearingOutput output, LearnedPath walked, AudioTime at) implements CallEvent {}

    // ---- the assistant

    /// The assistant's provider asked for the call's data: it is connected, and this is how to talk to it.
    record AssistantConnected(String assistantCallId, Optional<URI> controlUrl) implements CallEvent {}

    /// The assistant began or ceased to speak.
    record AssistantSpoke(boolean started) implements CallEvent {}

    /// The assistant's report, already reduced to what decides.
    record AssistantReported(String assistantCallId, AssistantOutcome outcome) implements CallEvent {}

    // ---- people and other programs

    /// A supervisor wants the assistant held, or let in.
    record HoldAsked(boolean held) implements CallEvent {}

    /// A supervisor wants the call ended.
    record HangUpAsked() implements CallEvent {}

    /// A supervisor wants keys pressed.
    record KeysAsked(String keys) implements CallEvent {}

    /// Another program wrote the verdict into the session's row.
    record VerdictWritten(DetectionState state) implements CallEvent {}

    // ---- time and recovery

    /// A timer fired; stale when the call has moved on since it was armed.
    record TimerFired(TimerName name, int armedAt) implements CallEvent {}

    /// An agent took this call over after its owner was lost.
    record TakenOver() implements CallEvent {}
}
