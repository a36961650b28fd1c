package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AwaitingTest {

    private static Scene afterTheKey() {
        return Scene.unknown()
                .pause(400)
                .says("For appointments, press 1.")
                .pause(300)
                .says("For medical records, press 3.")
                .pause(300);
    }

    @Test
    void aRecordingAtTheEndOfThePathEndsItAfterAWait() {
        Scene scene =
                afterTheKey().pause(1000).says("You have reached medical records. Our fax number is on our site.");
        scene.pause(6000);
        assertThat(scene.count(HearingOutput.PathFinished.class)).isZero();

        scene.pause(4000);
        assertThat(scene.all(HearingOutput.PathFinished.class))
                .extracting(finished -> finished.path().transferAtMillis())
                .containsExactly(OptionalLong.empty());
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isZero();
    }

    @Test
    void aRecordingThatInvitesSpeechEndsThePathAtOnce() {
        Scene scene = afterTheKey()
                .pause(1000)
                .says("This is the records line. Please state your request.")
                .pause(3500);

        assertThat(scene.count(HearingOutput.PathFinished.class)).isEqualTo(1);
        assertThat(scene.phase()).isEqualTo(HearingPhase.WITH_PERSON);
    }

    @Test
    void aMailboxAtTheEndOfThePathIsAMailbox() {
        Scene scene = afterTheKey().pause(1000).says("You've reached medical records. Please leave a message.");

        assertThat(scene.parties()).containsExactly(HeardParty.IVR_ONLY, HeardParty.VOICEMAIL);
        assertThat(scene.phase()).isEqualTo(HearingPhase.DONE);
    }

    @Test
    void ringingExtendsTheWaitAndThePersonIsStillLearned() {
        Scene scene = afterTheKey()
                .pause(500)
                .says("Please hold while I transfer your call.")
                .pause(500);
        for (int i = 0; i < 5; i++) {
            scene.sounds(ToneKind.RINGBACK, 2000).pause(4000);
        }
        assertThat(scene.count(HearingOutput.PathFinished.class)).isZero();

        long came = scene.now();
        scene.says("Records, this is Tom.").pause(300);
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
        assertThat(scene.all(HearingOutput.PathFinished.class).getFirst().path().transferAtMillis())
                .hasValue(came);
    }

    @Test
    void aRecordingThatHandsOverAndThenAPersonIsLearnedWithoutSteps() {
        Scene scene = Scene.unknown()
                .pause(300)
                .says("Thank you for calling Lakeside. Please hold while we connect your call.")
                .pause(4000)
                .says("Lakeside, this is Kim, how can I help you?");

        assertThat(scene.parties()).containsExactly(HeardParty.IVR_THEN_HUMAN);
        assertThat(scene.count(HearingOutput.TransferHeard.class)).isEqualTo(1);
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
        LearnedPath path =
                scene.all(HearingOutput.PathFinished.class).getFirst().path();
        assertThat(path.steps()).isEmpty();
        assertThat(path.transferAtMillis()).isPresent();
    }

    @Test
    void nobodyComingAfterATransferEndsTheWait() {
        Scene scene = Scene.unknown()
                .pause(300)
                .says("Please hold while we connect your call.")
                .pause(50_000);

        assertThat(scene.all(HearingOutput.Stuck.class))
                .extracting(HearingOutput.Stuck::reason)
                .containsExactly(StuckReason.NOBODY_CAME);
    }

    @Test
    void comfortMessagesOfAQueueAreNoPerson() {
        Scene scene = Scene.unknown().pause(300);
        for (int i = 0; i < 5; i++) {
            scene.says("Your call is important to us. Please continue to hold.").music(30_000);
        }
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isZero();
        assertThat(scene.count(HearingOutput.QueueHeard.class)).isEqualTo(1);

        scene.says("Front desk, Maria.").pause(2000);
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
        assertThat(scene.parties()).containsExactly(HeardParty.HOLD, HeardParty.IVR_THEN_HUMAN);
    }

    @Test
    void aTextThatComesTwiceInAQueueIsARecordingWhateverItSays() {
        Scene scene = Scene.unknown()
                .pause(300)
                .says("All of our agents are busy. Please continue to hold.")
                .pause(5000);
        String advert = "our new wing opens in spring with forty beds and a garden where families gather in the sun";
        scene.says(advert).pause(6000).says(advert).pause(6000).says(advert).pause(6000);

        assertThat(scene.count(HearingOutput.PersonHeard.class)).isZero();
    }

    @Test
    void aQueueHasABudget() {
        Scene scene = Scene.unknown().pause(300).says("All of our agents are busy. Please continue to hold.");
        scene.music(610_000);

        assertThat(scene.all(HearingOutput.Stuck.class))
                .extracting(HearingOutput.Stuck::reason)
                .containsExactly(StuckReason.QUEUE_TOO_LONG);
    }

    @Test
    void speechWithoutSpeechToTextIsTakenForThePersonWaitedFor() {
        Scene scene = Scene.unknown()
                .pause(300)
                .says("Please hold while we connect your call.")
                .pause(2000);
        scene.feed(new HearingInput.SpeechToTextLost(scene.time())).pause(6000);
        scene.feed(new HearingInput.VoiceActivity(true, scene.time())).pause(200);

        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
    }
}
