package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.contract.row.ClassificationType;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final String FIRST =
            "Thank you for calling Lakeside. For the clinic, press 1. For medical records and"
                    + " release of information, press 2. To repeat this menu, press 9.";
    private static final String SECOND =
            "Records department. For new requests, press 4. To check on a medical records request, press 5.";

    private static Scene hears(Scene scene, String prompt) {
        for (String sentence : prompt.split("(?<=[.?!])\\s+", -1)) {
            scene.says(sentence).pause(300);
        }
        return scene;
    }

    /// The path as a first call learns it.
    private static LearnedPath learned() {
        Scene scene = hears(Scene.unknown().pause(500), FIRST).pause(1500);
        hears(scene, "For appointments, press 3. For copies of records, press 6.")
                .pause(2500);
        hears(scene, "Records department, this is Tom.").pause(500);
        return scene.all(HearingOutput.PathFinished.class).getFirst().path();
    }

    private static Scene replay(LearnedPath path) {
        return Scene.with(new HearingPlan.Replay(path, ClassificationType.IVR_ONLY, Goal.medicalRecords()));
    }

    @Test
    void aKnownPathIsWalkedAgainAndVerified() {
        LearnedPath path = learned();
        assertThat(path.steps()).extracting(PathStep::value).containsExactly("2", "6");

        Scene scene = hears(replay(path).pause(500), FIRST).pause(1500);
        hears(scene, "For appointments, press 3. For copies of records, press 6.")
                .pause(500);
        scene.says("Records department, this is Tom.").pause(500);

        assertThat(scene.done()).containsExactly("2", "6");
        assertThat(scene.parties()).containsExactly(HeardParty.IVR_ONLY);
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
        assertThat(scene.all(HearingOutput.PathFinished.class))
                .extracting(HearingOutput.PathFinished::verified)
                .containsExactly(true);
        assertThat(scene.count(HearingOutput.PathChanged.class)).isZero();
    }

    @Test
    void aReplayPressesAsSoonAsItsOptionIsHeardInTheMiddleOfThePrompt() {
        Scene scene = replay(learned()).pause(500);
        scene.words(
                500,
                6000,
                "Thank you for calling Lakeside. For the clinic, press 1. For medical records and release"
                        + " of information, press 2. To repeat",
                false,
                false);

        assertThat(scene.done()).containsExactly("2");
    }

    @Test
    void anotherKeyForTheGoalIsNoticedAndTheCallStillSucceeds() {
        Scene scene = replay(learned()).pause(500);
        hears(scene, FIRST.replace("press 2", "press 7")).pause(1500);
        assertThat(scene.done()).containsExactly("7");
        assertThat(scene.all(HearingOutput.PathChanged.class))
                .extracting(HearingOutput.PathChanged::step)
                .containsExactly(0);

        hears(scene, "For appointments, press 3. For copies of records, press 6.")
                .pause(1500);
        scene.says("Records department, this is Tom.").pause(500);
        var finished = scene.all(HearingOutput.PathFinished.class).getFirst();
        assertThat(finished.verified()).isFalse();
        assertThat(finished.path().steps()).extracting(PathStep::value).containsExactly("7", "6");
    }

    @Test
    void theSameKeyForSomethingElseIsNotPressed() {
        Scene scene = replay(learned()).pause(500);
        hears(scene, "Welcome to Lakeside. For the pharmacy, press 2. For the laboratory, press 3.")
                .pause(6000);

        assertThat(scene.done()).doesNotContain("2");
        assertThat(scene.count(HearingOutput.PathChanged.class)).isEqualTo(1);
    }

    @Test
    void anAnnouncementBeforeTheMenuIsNoChange() {
        Scene scene = replay(learned()).pause(500);
        hears(scene, "Our lobby will be closed on the holiday.").pause(800);
        hears(scene, FIRST).pause(500);

        assertThat(scene.done()).containsExactly("2");
        assertThat(scene.count(HearingOutput.PathChanged.class)).isZero();
    }

    @Test
    void withoutSpeechToTextThePathIsWalkedByItsMoments() {
        LearnedPath path = learned();
        Scene scene = replay(path).feed(new HearingInput.SpeechToTextLost(Scene.at(0)));
        long first = path.steps().getFirst().timingMillis();
        scene.pause(first + 2000);
        assertThat(scene.done()).isEmpty();

        scene.pause(40_000);
        assertThat(scene.done()).startsWith("2", "6");
    }

    @Test
    void theLearnedMomentOfTransferLetsTheAssistantIn() {
        LearnedPath path = learned();
        Scene scene = hears(replay(path).pause(500), FIRST).pause(1500);
        hears(scene, "For appointments, press 3. For copies of records, press 6.");
        scene.pause(8000);

        assertThat(scene.count(HearingOutput.TransferMoment.class)).isEqualTo(1);
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isZero();
    }

    @Test
    void aPathThatEndsInARecordingIsFinishedSoonAfterIt() {
        LearnedPath learned = learned();
        Scene scene = hears(
                        replay(new LearnedPath(learned.steps(), OptionalLong.empty()))
                                .pause(500),
                        FIRST)
                .pause(1500);
        hears(scene, "For appointments, press 3. For copies of records, press 6.")
                .pause(500);
        scene.says("You have reached the records line of the clinic.").pause(3500);

        assertThat(scene.all(HearingOutput.PathFinished.class))
                .extracting(HearingOutput.PathFinished::verified)
                .containsExactly(true);
    }

    @Test
    void aPersonInsteadOfTheTreeIsMetAtOnce() {
        Scene scene = replay(learned()).pause(500).says("Lakeside, this is Kim, how can I help you?");

        assertThat(scene.parties()).containsExactly(HeardParty.HUMAN);
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
        assertThat(scene.done()).isEmpty();
    }

    @Test
    void aMailboxInsteadOfTheTreeIsAMailbox() {
        Scene scene = replay(learned()).pause(500).says("The office is closed, please leave a message after the tone.");

        assertThat(scene.parties()).containsExactly(HeardParty.VOICEMAIL);
    }

    @Test
    void aLostKeyOnReplayIsSentAgainMoreSlowly() {
        Scene scene = hears(replay(learned()).pause(500), FIRST).pause(1500);
        hears(scene, FIRST).pause(1000);

        assertThat(scene.actions()).startsWith(new PathAction.PressKeys("2", 500), new PathAction.PressKeys("2", 1000));
    }

    @Test
    void aRecordingThatHandsOverIsReplayedByItsMoment() {
        var path = new LearnedPath(List.of(), OptionalLong.of(9000));
        Scene scene =
                Scene.with(new HearingPlan.Replay(path, ClassificationType.IVR_THEN_HUMAN, Goal.medicalRecords()));
        scene.pause(500)
                .says("Thank you for calling. Please hold while we connect your call.")
                .pause(12_000);

        assertThat(scene.parties()).containsExactly(HeardParty.IVR_THEN_HUMAN);
        var moment = scene.all(HearingOutput.TransferMoment.class);
        assertThat(moment).hasSize(1);
        assertThat(moment.getFirst().at().millis()).isBetween(9000L, 9100L);
    }

    @Test
    void theSecondPromptIsNotTheFirst() {
        Scene scene = hears(replay(learned()).pause(500), FIRST).pause(1500);
        hears(scene, SECOND).pause(4000);

        assertThat(scene.count(HearingOutput.PathChanged.class)).isEqualTo(1);
        assertThat(scene.done()).startsWith("2").doesNotContain("6");
    }
}
