package io.patchbay.agent.listen;

import io.patchbay.contract.phi.Purpose;
import java.util.List;

/// Takes in one input: what it changes in what has been heard, before anybody decides anything.
final class Reception {

    private Reception() {}

    static void take(Draft d, HearingInput input) {
        switch (input) {
            case HearingInput.Words words -> hear(d, words);
            case HearingInput.Tone tone -> {
                d.now = d.now.max(tone.to());
                d.vigil = d.vigil.tone(tone.to());
                Tones.hear(d, tone);
            }
            case HearingInput.VoiceActivity voice -> {
                d.now = d.now.max(voice.at());
                d.ear = d.ear.voice(voice.speaking(), voice.at());
            }
            case HearingInput.AudioPassed passed -> pass(d, passed.now());
            case HearingInput.ReasonerReplied replied -> answer(d, replied.question(), replied.reply());
            case HearingInput.ReasonerFailed failed -> {
                if (d.inquiry.asked() != null && d.inquiry.asked().id() == failed.question()) {
                    d.inquiry = d.inquiry.answered();
                }
            }
            case HearingInput.ActionDone done -> Acting.done(d, done);
            case HearingInput.CarrierHint hint -> take(d, hint);
            case HearingInput.SpeechToTextLost lost -> d.inquiry = d.inquiry.deaf(lost.at());
            case HearingInput.SpeechToTextBack _ -> d.inquiry = d.inquiry.deaf(null);
            case HearingInput.AssistantLetIn in -> letIn(d, in.at());
            case HearingInput.AssistantHeldAgain held -> heldAgain(d, held.at());
            case HearingInput.VerdictGiven given -> told(d, given);
        }
    }

    private static void hear(Draft d, HearingInput.Words words) {
        int before = d.ear.version();
        d.now = d.now.max(words.to());
        String text = words.text().reveal(Purpose.HEARING).strip();
        d.ear = d.ear.hear(words, text, d.now, d.policy.turns());
        d.news |= d.ear.version() != before;
    }

    private static void pass(Draft d, AudioTime now) {
        int before = d.ear.version();
        d.now = d.now.max(now);
        d.ear = d.ear.tick(d.now, d.policy.turns());
        d.news |= d.ear.version() != before;
    }

    private static void answer(Draft d, int question, ReasonerReply reply) {
        switch (reply) {
            case ReasonerReply.PartyIs party -> {
                if (Reasoning.isAnswerTo(d, question, false)) {
                    d.inquiry = d.inquiry.answered();
                    Reasoning.heardParty(d, party);
                }
            }
            case ReasonerReply.KeyIs key -> {
                if (Reasoning.isAnswerTo(d, question, true)) {
                    d.inquiry = d.inquiry.answered();
                    Navigating.advised(d, key);
                }
            }
        }
    }

    /// The carrier's opinion is recorded and counts a little; it never decides.
    private static void take(Draft d, HearingInput.CarrierHint hint) {
        d.now = d.now.max(hint.at());
        String said = hint.answeredBy();
        if (said.startsWith("machine")) {
            d.note(new Evidence("carrier: machine", HeardParty.VOICEMAIL, 0.8));
        } else if (said.equals("human")) {
            d.note(new Evidence("carrier: human", HeardParty.HUMAN, 0.8));
        } else if (said.equals("fax")) {
            d.note(new Evidence("carrier: fax", HeardParty.FAX, 2));
        }
    }

    private static void letIn(Draft d, AudioTime at) {
        d.now = d.now.max(at);
        d.assistantIn = true;
        boolean early = d.phase == HearingPhase.AWAITING_PERSON && d.vigil.momentSaid();
        if (!early && (d.phase == HearingPhase.NAVIGATING || d.phase == HearingPhase.AWAITING_PERSON)) {
            d.phase = HearingPhase.WITH_PERSON;
            d.vigil = d.vigil.person(d.now);
        }
    }

    private static void heldAgain(Draft d, AudioTime at) {
        d.now = d.now.max(at);
        d.assistantIn = false;
        if (d.phase == HearingPhase.WITH_PERSON) {
            Course.await(d, Vigil.Why.QUEUE);
        }
    }

    private static void told(Draft d, HearingInput.VerdictGiven given) {
        d.now = d.now.max(given.at());
        HeardParty party = HeardParty.of(given.state());
        if (!d.inquiry.isVerdict(party)) {
            Course.reach(d, new Verdict(party, 1, List.of(), d.now, VerdictSource.TOLD));
        }
    }
}
