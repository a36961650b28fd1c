package io.patchbay.agent.listen;

import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.DetectionState;

/// What can reach the hearing of one call. Fed in order of arrival, by one thread.
public sealed interface HearingInput {

    /// Speech-to-text heard words in `from`..`to`. An interim replaces the last interim of the same `from`; a
    /// final is appended. An empty text with `endOfUtterance` only says that the speaker has stopped. Results
    /// that overlap words already final are ignored, so duplicates after a reconnect do no harm.
    record Words(
            AudioTime from, AudioTime to, Transcript text, boolean isFinal, boolean endOfUtterance, double confidence)
            implements HearingInput {}

    /// A machine sound. Continuous ones (ringback, music) are reported when recognised and again while they
    /// last.
    record Tone(ToneKind kind, AudioTime from, AudioTime to) implements HearingInput {}

    /// Somebody, or something, began or stopped making speech-like sound.
    record VoiceActivity(boolean speaking, AudioTime at) implements HearingInput {}

    /// The audio has been heard up to `now`. Every timer of hearing runs on it; expected every 20 to 100 ms.
    record AudioPassed(AudioTime now) implements HearingInput {}

    /// The answer to [HearingOutput.AskReasoner] number `question`.
    record ReasonerReplied(int question, ReasonerReply reply) implements HearingInput {}

    /// No usable answer to that question. `reason` is a code, never the vendor's text.
    record ReasonerFailed(int question, String reason) implements HearingInput {}

    /// The carrier took, or refused, [HearingOutput.Act] number `action`; the last key was out at `at`.
    record ActionDone(int action, boolean accepted, AudioTime at) implements HearingInput {}

    /// The carrier's own opinion (Twilio `AnsweredBy`). One hint among others; never ends a call by itself.
    record CarrierHint(String answeredBy, AudioTime at) implements HearingInput {}

    /// No words can be expected until [SpeechToTextBack].
    record SpeechToTextLost(AudioTime at) implements HearingInput {}

    /// Words can be expected again.
    record SpeechToTextBack(AudioTime at) implements HearingInput {}

    /// The assistant can be heard by the clinic from now on: no more keys from us.
    record AssistantLetIn(AudioTime at) implements HearingInput {}

    /// The assistant is held again; hearing waits for the next person.
    record AssistantHeldAgain(AudioTime at) implements HearingInput {}

    /// Someone else (a supervisor, another program) has decided who answered.
    record VerdictGiven(DetectionState state, AudioTime at) implements HearingInput {}
}
