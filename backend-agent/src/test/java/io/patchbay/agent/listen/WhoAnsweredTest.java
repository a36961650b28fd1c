package io.patchbay.agent.listen;

import static io.patchbay.agent.listen.HeardParty.HOLD;
import static io.patchbay.agent.listen.HeardParty.HUMAN;
import static io.patchbay.agent.listen.HeardParty.INTERCEPT;
import static io.patchbay.agent.listen.HeardParty.IVR_ONLY;
import static io.patchbay.agent.listen.HeardParty.IVR_THEN_HUMAN;
import static io.patchbay.agent.listen.HeardParty.SCREENING;
import static io.patchbay.agent.listen.HeardParty.VOICEMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.DetectionState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class WhoAnsweredTest {

    private static Scene opening(String text) {
        Scene scene = Scene.unknown().pause(500);
        for (String sentence : text.split("(?<=[.?!])\\s+", -1)) {
            scene.says(sentence).pause(200);
        }
        return scene.pause(20_000);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "openings.csv", delimiter = '|')
    void theRulesTellWhoSpeaks(HeardParty party, String text) {
        Scene scene = opening(text);

        assertThat(scene.parties()).as(text).isNotEmpty();
        assertThat(scene.parties().getFirst()).as(text).isEqualTo(party);
    }

    @Test
    void aForwardedCallThatPausesEarlyIsAMailboxAndNeverAPerson() {
        Scene scene = Scene.unknown()
                .pause(400)
                .says("Your call has been forwarded")
                .pause(600)
                .says("to an automated voice message system");

        assertThat(scene.parties()).containsExactly(VOICEMAIL);
        assertThat(scene.phase()).isEqualTo(HearingPhase.DONE);
    }

    @Test
    void theCarriersOpinionDoesNotMakeAPersonAMachine() {
        Scene scene = Scene.unknown()
                .feed(new HearingInput.CarrierHint("machine_start", Scene.at(0)))
                .pause(300)
                .says("Doctor's office, this is Sarah, how may I help you today? We are open until five.");

        assertThat(scene.parties()).containsExactly(HUMAN);
    }

    @Test
    void theCarriersOpinionAloneDecidesNothing() {
        Scene scene = Scene.unknown()
                .feed(new HearingInput.CarrierHint("machine_end_beep", Scene.at(1000)))
                .pause(5000);

        assertThat(scene.outputs).isEmpty();
    }

    @Test
    void aSingleImperativeIsNoPhoneTree() {
        assertThat(opening("Just press 4 at the gate, hon.").parties()).doesNotContain(IVR_ONLY);
        assertThat(opening("Dial nine when you arrive.").parties()).doesNotContain(IVR_ONLY);
        assertThat(opening("For appointments press 2").parties()).containsExactly(IVR_ONLY);
    }

    @Test
    void aRecordingNoticeAloneIsNoVerdictAndAPersonAfterItIsAPerson() {
        Scene notice = Scene.unknown()
                .pause(300)
                .says("This call may be recorded for quality assurance.")
                .pause(1500);
        assertThat(notice.verdict()).isEmpty();

        notice.says("Good morning, this is Amy, how can I help you?");
        assertThat(notice.parties()).containsExactly(HUMAN);
    }

    @Test
    void ringingAfterARecordingIsATransfer() {
        Scene scene = Scene.unknown()
                .pause(300)
                .says("Thank you for calling Lakeside Clinic. This call may be recorded.")
                .sounds(ToneKind.RINGBACK, 1000);

        assertThat(scene.parties()).containsExactly(IVR_THEN_HUMAN);
        assertThat(scene.count(HearingOutput.TransferHeard.class)).isEqualTo(1);
    }

    @Test
    void anObviousGreetingIsDecidedWithinThreeHundredMillisecondsOfItsEnd() {
        for (String greeting : new String[] {"Hello?", "Doctor's office, how may I help you?"}) {
            Scene scene = Scene.unknown().pause(500);
            scene.says(greeting);
            long end = scene.now() - 300;

            assertThat(scene.verdict()).as(greeting).isPresent();
            assertThat(scene.verdict().orElseThrow().at().millis()).as(greeting).isLessThanOrEqualTo(end + 300);
        }
    }

    @Test
    void unmistakableWordsAreBelievedBeforeTheSentenceEnds() {
        Scene scene = Scene.unknown().pause(300);
        scene.says("Lakeside clinic this is Sarah how may I help you and your family on this beautiful sunny day");

        assertThat(scene.verdict().orElseThrow().at().millis()).isLessThan(scene.now() - 2000);
    }

    @Test
    void speechToTextThatNeverEndsAnUtteranceStillGetsAVerdict() {
        Scene scene = Scene.unknown().withoutEnds().pause(300).says("Hello?");
        long end = scene.now() - 300;
        scene.pause(3000);

        assertThat(scene.parties()).containsExactly(HUMAN);
        assertThat(scene.verdict().orElseThrow().at().millis()).isLessThanOrEqualTo(end + 1300);
    }

    @Test
    void nonsenseFromTheReasonerEndsInTheDefaultAtTheDeadline() {
        Scene scene = Scene.unknown().pause(300).says("well the blue one went around");
        long end = scene.now() - 300;
        scene.pause(10_000);

        Verdict verdict = scene.verdict().orElseThrow();
        assertThat(verdict.party()).isEqualTo(HUMAN);
        assertThat(verdict.source()).isEqualTo(VerdictSource.DEFAULT);
        assertThat(verdict.at().millis()).isBetween(end + 3900, end + 4200);
        assertThat(scene.count(HearingOutput.AskReasoner.class)).isEqualTo(1);
    }

    @Test
    void aReasonerThatHangsDoesNotHoldThePersonUp() {
        Scene scene = Scene.unknown()
                .withReasoner()
                .pause(300)
                .says("well the blue one went around")
                .pause(10_000);

        assertThat(scene.verdict().orElseThrow().source()).isEqualTo(VerdictSource.DEFAULT);
    }

    @Test
    void theReasonersWordSettlesWhatTheRulesCannot() {
        Scene scene = Scene.unknown()
                .withReasoner()
                .pause(300)
                .says("it is what it is around these parts")
                .pause(400);
        int question = scene.all(HearingOutput.AskReasoner.class).getFirst().id();
        scene.feed(new HearingInput.ReasonerReplied(
                question, new ReasonerReply.PartyIs(VOICEMAIL, 0.9, "Scripted announcement.")));

        Verdict verdict = scene.verdict().orElseThrow();
        assertThat(verdict.party()).isEqualTo(VOICEMAIL);
        assertThat(verdict.source()).isEqualTo(VerdictSource.REASONER);
        assertThat(verdict.evidence()).extracting(Evidence::cue).doesNotContain("Scripted announcement.");
    }

    @Test
    void aReplyToAnOldQuestionIsIgnored() {
        Scene scene = Scene.unknown().withReasoner().pause(300).says("it is what it is around these parts");
        scene.feed(new HearingInput.ReasonerReplied(99, new ReasonerReply.PartyIs(VOICEMAIL, 1, "No.")));

        assertThat(scene.verdict()).isEmpty();
    }

    @Test
    void theTranscriptOfAQuestionIsMasked() {
        Scene scene = Scene.unknown().withReasoner().pause(300).says("it is what it is canary around these parts");

        assertThat(scene.outputs).isNotEmpty();
        assertThat(scene.outputs.toString()).doesNotContain("canary");
        assertThat(scene.state().toString()).doesNotContain("canary");
    }

    @Test
    void aSilentLineIsGivenUpAfterItsBudget() {
        Scene scene = Scene.unknown().pause(14_000);
        assertThat(scene.outputs).isEmpty();

        scene.pause(2000);
        assertThat(scene.outputs).containsExactly(new HearingOutput.Stuck(StuckReason.SILENT, Scene.at(15_000)));
    }

    @Test
    void noSpeechToTextLeavesNobodyInSilence() {
        Scene scene = Scene.unknown()
                .pause(1000)
                .feed(new HearingInput.SpeechToTextLost(Scene.at(1000)))
                .pause(6000);

        assertThat(scene.parties()).containsExactly(HUMAN);
        assertThat(scene.verdict().orElseThrow().source()).isEqualTo(VerdictSource.DEFAULT);
    }

    @Test
    void aBeepAfterWordsIsAMailbox() {
        Scene scene = Scene.unknown().pause(300).says("Bob and Jane").sounds(ToneKind.BEEP, 400);

        assertThat(scene.parties()).containsExactly(VOICEMAIL);
    }

    @Test
    void tonesNameTheLinesThatNobodyAnswers() {
        assertThat(Scene.unknown().pause(400).sounds(ToneKind.SIT, 1000).parties())
                .containsExactly(INTERCEPT);
        assertThat(Scene.unknown().pause(400).sounds(ToneKind.BUSY, 1500).parties())
                .containsExactly(INTERCEPT);
        assertThat(Scene.unknown().pause(400).sounds(ToneKind.FAX_CED, 1700).parties())
                .containsExactly(HeardParty.FAX);
        assertThat(Scene.unknown().pause(400).music(9000).parties()).containsExactly(HOLD);
    }

    @Test
    void ringingBeforeAnybodySpeaksIsNotSilence() {
        Scene scene = Scene.unknown();
        for (int i = 0; i < 6; i++) {
            scene.sounds(ToneKind.RINGBACK, 2000).pause(4000);
        }

        assertThat(scene.outputs).isEmpty();
    }

    @Test
    void someoneElsesVerdictIsTakenOverOnce() {
        var given = new HearingInput.VerdictGiven(DetectionState.HUMAN, Scene.at(900));
        Scene scene = Scene.unknown().pause(900).feed(given).feed(given);

        assertThat(scene.parties()).containsExactly(HUMAN);
        assertThat(scene.verdict().orElseThrow().source()).isEqualTo(VerdictSource.TOLD);
        assertThat(scene.phase()).isEqualTo(HearingPhase.WITH_PERSON);
    }

    @Test
    void theEndOfAScreensSentenceIsNotTakenForThePerson() {
        Scene scene = Scene.unknown().withReasoner().pause(300);
        String[] words = "Hi, if you record your name and reason for calling, I'll see".split(" ", -1);
        for (int i = 1; i <= words.length; i++) {
            scene.pause(300)
                    .words(300, 300 + i * 300L, String.join(" ", Arrays.copyOf(words, i)), i == words.length, false);
        }
        scene.pause(1500)
                .words(3900, 5400, "if this person is available.", true, true)
                .pause(3000);

        assertThat(scene.parties()).containsExactly(SCREENING);
        assertThat(scene.done()).containsExactly(scene.policy.screeningSentence());
    }

    @Test
    void aScreenedCallIdentifiesItselfOnceAndThenMeetsThePerson() {
        Scene scene = Scene.unknown()
                .pause(400)
                .says("Hi, if you record your name and reason for calling, I'll see if this person is available")
                .pause(3000);
        assertThat(scene.parties()).containsExactly(SCREENING);
        assertThat(scene.done()).containsExactly(scene.policy.screeningSentence());

        scene.says("Hello?").pause(500);
        assertThat(scene.parties()).containsExactly(SCREENING, HUMAN);
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
    }

    @Test
    void aDuplicateOfAFinalChangesNothing() {
        Scene once = Scene.unknown().words(500, 1500, "may I", true, false);
        Scene twice = Scene.unknown().words(500, 1500, "may I", true, false).words(500, 1500, "may I", true, false);

        assertThat(twice.withReasoner().words(1500, 1600, "", true, true).all(HearingOutput.AskReasoner.class))
                .extracting(ask -> ((ReasonerQuestion.WhoAnswered) ask.question()).transcript())
                .containsExactly(new Transcript("may I"));
        assertThat(once.outputs).isEmpty();
    }
}
