package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.contract.row.ActionType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NavigationTest {

    private static final String MENU = "For appointments, press 1. For billing, press 2. For medical records, press 3.";

    private static Scene inTree() {
        return Scene.unknown().pause(400).says("Thank you for calling Lakeside Clinic.");
    }

    private static Scene hears(Scene scene, String prompt) {
        for (String sentence : prompt.split("(?<=[.?!])\\s+", -1)) {
            scene.says(sentence).pause(300);
        }
        return scene;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MENU,
                "Press 1 for appointments. Press 2 for billing. Press 3 for medical records. Press 0 for the operator.",
                "for appointments press one for billing press two for the release of information press three",
                "Appointments, one. Billing, two. Records, three.",
                "To speak with a nurse, dial 1. To reach health information management, dial 3."
            })
    void theKeyForTheGoalIsPressedOnce(String menu) {
        Scene scene = hears(inTree(), menu).pause(3000);

        assertThat(scene.parties()).containsExactly(HeardParty.IVR_ONLY);
        assertThat(scene.done()).containsExactly("3");
    }

    @Test
    void theKeyIsPressedAtThePauseAfterItsOptionAndNotBefore() {
        Scene scene = inTree().says("For medical records, press 3.");
        assertThat(scene.done()).containsExactly("3");

        Scene middle = inTree();
        middle.words(middle.now(), middle.now() + 2000, "For medical records press 3 for billing", false, false);
        assertThat(middle.done()).isEmpty();
    }

    @Test
    void nothingIsDoneBetweenThePressAndTheNextPrompt() {
        Scene scene = hears(inTree(), MENU).pause(10_000);

        assertThat(scene.done()).hasSize(1);
    }

    @Test
    void wordsFromBeforeThePressDoNotBelongToTheNextPrompt() {
        Scene scene = hears(inTree(), MENU);
        long pressed = scene.all(HearingOutput.Act.class).isEmpty() ? 0 : scene.now();
        scene.words(pressed - 3000, pressed - 2000, "For billing, press 2.", true, true)
                .pause(3000);

        assertThat(scene.done()).containsExactly("3");
    }

    @Test
    void nestedMenusAreWalkedAndTheWayIsLearned() {
        Scene scene = Scene.unknown().pause(400);
        hears(scene, "For English, press 1. Para espanol, oprima el dos.").pause(3000);
        hears(scene, "For appointments, press 1. For more options, press 9.").pause(3000);
        hears(scene, "For the pharmacy, press 1. For medical records, press 4.").pause(1500);
        hears(scene, "Medical records, this is Tom.").pause(500);

        assertThat(scene.done()).containsExactly("1", "9", "4");
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
        var finished = scene.all(HearingOutput.PathFinished.class);
        assertThat(finished).hasSize(1);
        assertThat(finished.getFirst().verified()).isFalse();
        LearnedPath path = finished.getFirst().path();
        assertThat(path.steps()).extracting(PathStep::value).containsExactly("1", "9", "4");
        assertThat(path.steps()).extracting(PathStep::type).containsOnly(ActionType.DTMF);
        assertThat(path.steps()).extracting(PathStep::timingMillis).isSorted();
        assertThat(path.transferAtMillis()).isPresent();
        assertThat(scene.state().walked()).isEqualTo(path);
    }

    @Test
    void theSameMenuAgainGetsSlowerThenOtherThenNoMore() {
        Scene scene = inTree();
        for (int i = 0; i < 5; i++) {
            hears(scene, MENU).pause(3000);
        }

        assertThat(scene.actions())
                .containsExactly(
                        new PathAction.PressKeys("3", 500),
                        new PathAction.PressKeys("3", 1000),
                        new PathAction.PressKeys("0", 1000));
        assertThat(scene.all(HearingOutput.Stuck.class))
                .extracting(HearingOutput.Stuck::reason)
                .containsExactly(StuckReason.STUCK);
    }

    @Test
    void aDigitThatWasLostIsSentAgainMoreSlowlyAndTheSpacingIsLearned() {
        Scene scene = hears(inTree(), MENU).pause(2000);
        hears(scene, "Sorry, I did not get that. " + MENU).pause(2000);
        hears(scene, "Records department, how can I help you?").pause(500);

        LearnedPath path =
                scene.all(HearingOutput.PathFinished.class).getFirst().path();
        assertThat(path.steps()).hasSize(1);
        assertThat(path.steps().getFirst().value()).isEqualTo("3");
        assertThat(path.steps().getFirst().digitGapMillis()).isEqualTo(1000);
    }

    @Test
    void aRefusedActionIsTriedOnceMoreAndThenGivenUp() {
        Scene scene = inTree().withoutReports();
        hears(scene, MENU);
        scene.feed(new HearingInput.ActionDone(
                scene.all(HearingOutput.Act.class).getLast().id(), false, scene.time()));
        assertThat(scene.done()).containsExactly("3", "3");

        scene.feed(new HearingInput.ActionDone(
                scene.all(HearingOutput.Act.class).getLast().id(), false, scene.time()));
        assertThat(scene.all(HearingOutput.Stuck.class)).hasSize(1);
    }

    @Test
    void anActionNobodyReportsDoesNotStopTheCall() {
        Scene scene = hears(inTree().withoutReports(), MENU).pause(9000);
        hears(scene, MENU).pause(500);

        assertThat(scene.done()).containsExactly("3", "3");
    }

    @Test
    void withoutAnOptionForTheGoalTheOperatorIsTakenOnlyAtTheEndOfTheMenu() {
        Scene scene = hears(inTree(), "For appointments, press 1. For the operator, press 0. For billing, press 2.");
        assertThat(scene.done()).isEmpty();

        scene.pause(3000);
        assertThat(scene.done()).containsExactly("0");
    }

    @Test
    void noKeyIsBetterThanAWrongKey() {
        Scene scene = hears(inTree(), "For appointments, press 1. For billing, press 2.")
                .pause(6000);

        assertThat(scene.done()).isEmpty();
    }

    @Test
    void theReasonerIsAskedAboutAMenuTheRulesCannotReadAndItsKeyIsPressed() {
        Scene scene = inTree().withReasoner();
        hears(scene, "If you are a patient, press 1. If you are an attorney or an insurer, press 2.")
                .pause(2600);
        var ask = scene.all(HearingOutput.AskReasoner.class).getLast();
        assertThat(ask.question())
                .isInstanceOfSatisfying(
                        ReasonerQuestion.WhichKey.class,
                        question -> assertThat(question.offered()).isEqualTo(Set.of("1", "2")));

        scene.feed(new HearingInput.ReasonerReplied(ask.id(), new ReasonerReply.KeyIs("2", 0.9, "Insurers.")));
        assertThat(scene.done()).containsExactly("2");
    }

    @Test
    void aKeyThatWasNotOfferedIsNotPressed() {
        Scene scene = inTree().withReasoner();
        hears(scene, "If you are a patient, press 1. If you are an attorney, press 2.")
                .pause(2600);
        var ask = scene.all(HearingOutput.AskReasoner.class).getLast();
        scene.feed(new HearingInput.ReasonerReplied(ask.id(), new ReasonerReply.KeyIs("7", 0.99, "Seven.")));

        assertThat(scene.done()).isEmpty();
    }

    @Test
    void aMenuThatWantsWordsGetsWords() {
        Scene scene = Scene.unknown().pause(400);
        hears(scene, "Please say records or billing.").pause(2000);

        assertThat(scene.actions()).containsExactly(new PathAction.Say("records"));
    }

    @Test
    void patienceIsAnOptionToo() {
        Scene scene = hears(inTree(), "For appointments, press 1. Or stay on the line for the front desk.")
                .pause(4000);
        assertThat(scene.done()).isEmpty();
        assertThat(scene.phase()).isEqualTo(HearingPhase.AWAITING_PERSON);

        hears(scene, "Front desk, this is Maria, how can I help?");
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
    }

    @Test
    void aTreeThatFallsSilentGetsOneNudgeAndIsThenGivenUp() {
        Scene scene = hears(inTree(), "For appointments, press 1. For billing, press 2.")
                .pause(18_000);
        assertThat(scene.done()).containsExactly("0");

        scene.pause(18_000);
        assertThat(scene.all(HearingOutput.Stuck.class))
                .extracting(HearingOutput.Stuck::reason)
                .containsExactly(StuckReason.SILENT);
    }

    @Test
    void nobodyPressesKeysWhileTheAssistantIsOnTheLine() {
        Scene scene = inTree().says("For appointments, press 1.");
        scene.feed(new HearingInput.AssistantLetIn(scene.time()));
        hears(scene, MENU).pause(5000);

        assertThat(scene.done()).isEmpty();
        assertThat(scene.phase()).isEqualTo(HearingPhase.WITH_PERSON);
    }

    @Test
    void everyPromptIsReportedOnceWithItsFingerprint() {
        Scene scene = hears(inTree(), MENU).pause(4000);

        assertThat(scene.all(HearingOutput.PromptHeard.class)).hasSize(1);
        assertThat(scene.all(HearingOutput.PromptHeard.class).getFirst().fingerprint())
                .isEqualTo(scene.all(HearingOutput.Act.class).getFirst().promptFingerprint());
    }
}
