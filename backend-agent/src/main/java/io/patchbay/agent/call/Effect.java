package io.patchbay.agent.call;

import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.listen.PathAction;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.ActionType;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.DetectionState;
import java.time.Duration;

/// Something to be done about a call, as data. [Recorded] effects are written in the same transaction as the state they
/// come
/// with; [Performed] ones follow the commit, except an unhold, which is idempotent and waits for nobody.
public sealed interface Effect {

    /// Written with the state.
    sealed interface Recorded extends Effect {}

    /// Done to the world after the commit; the result comes back as an event.
    sealed interface Performed extends Effect {}

    // ---- recorded

    /// A prompt and what was done about it. `action` ties a later [MarkExecuted] to it; 0 when nothing is to be
    /// executed.
    record NoteIvr(int action, ActionType type, String value, Transcript prompt, String fingerprint, long atMillis)
            implements Recorded {}

    /// The carrier took, or refused, the action.
    record MarkExecuted(int action, boolean accepted) implements Recorded {}

    /// Keep what kind of phone system the clinic has, in place of anything kept before.
    record Remember(ClassificationType type, LearnedPath path, double confidence) implements Recorded {}

    /// What is remembered was true once more.
    record Verified(ClassificationId classification) implements Recorded {}

    /// Tell the pending call.
    record TellWorkflow(CallNews news) implements Recorded {}

    /// Something that should not have happened; kept for whoever looks into the call.
    record NoteSurprise(String what) implements Recorded {}

    // ---- performed

    /// Dial the clinic. Only ever once per session.
    record DialClinic() implements Performed {}

    /// Ask the assistant in.
    record DialAssistant() implements Performed {}

    /// Find out what became of a dial.
    record LookUpDial(Leg leg) implements Performed {}

    /// Hold a leg, or let it in.
    record RequestHold(Leg leg, boolean held) implements Performed {}

    /// Give the assistant a cue.
    record CueAssistant(Cue cue) implements Performed {}

    /// What the assistant can be told.
    enum Cue {
        MUTE,
        UNMUTE,
        SAY_FIRST,
        SAY_AGAIN,
        END_CALL
    }

    /// Press keys or say words on the clinic leg. Negative numbers are actions hearing did not ask for.
    record Announce(int action, PathAction what) implements Performed {}

    /// Have the clinic's audio streamed to us again.
    record ListenAgain() implements Performed {}

    /// Tell the hearing that something happened now, at the audio time it is at.
    record TellHearingNow(Cause cause) implements Performed {}

    /// What hearing is told at its own present audio time.
    enum Cause {
        ASSISTANT_LET_IN,
        ASSISTANT_HELD,
        CARRIER_SAYS_MACHINE,
        CARRIER_SAYS_OTHER
    }

    /// Tell hearing that its action was taken or refused.
    record TellActionDone(int action, boolean accepted) implements Performed {}

    /// Tell hearing that somebody else has decided who answered.
    record TellHearingVerdict(DetectionState state) implements Performed {}

    /// End both legs.
    record HangUp() implements Performed {}

    /// Ask the assistant's provider for its report.
    record FetchReport() implements Performed {}

    /// Fire [CallEvent.TimerFired] with this name and number after so long.
    record StartTimer(TimerName name, int armedAt, Duration after) implements Performed {}
}
