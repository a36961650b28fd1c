package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MenuTest {

    private static final String MENU = """
            scenes:
              main:
                - menu:
                    prompt: "For records, press 3."
                    keys: {"3": records, "9": main}
                    waits: 4s
                    readings: 2
                    otherwise: goodbye
              records: [{say: "Records here."}, hang_up]
              goodbye: [{say: "Goodbye."}, hang_up]
            """;
    private static final String PROTESTING =
            MENU.replace("otherwise", "invalid: \"That is not an option.\"\n        otherwise");

    private static ClinicVisit menu() {
        return ClinicVisit.toScenes(MENU);
    }

    private static ClinicVisit protestingMenu() {
        return ClinicVisit.toScenes(PROTESTING);
    }

    @Test
    void aKeyLeadsOn() {
        menu().hears("press 3.").presses('3').hears("Records here.").isHungUpOn();
    }

    @Test
    void aKeyCutsThePromptShort() {
        ClinicVisit visit = menu().hears("For").presses('3').hears("Records here.");
        assertThat(visit.time()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void withoutAKeyTheMenuIsReadAsOftenAsItSaysAndThenLeft() {
        ClinicVisit visit = menu().hears("press 3.");
        Duration first = visit.time();
        visit.hears("For records, press 3.");
        Duration second = visit.time();
        assertThat(second.minus(first)).isBetween(Duration.ofMillis(5_000), Duration.ofMillis(7_000));
        visit.hears("Goodbye.").isHungUpOn();
        assertThat(visit.time().minus(second)).isBetween(Duration.ofMillis(4_500), Duration.ofMillis(6_500));
        assertThat(visit.noted("clinic_hung_up")).hasSize(1);
    }

    @Test
    void nothingIsSaidWhileTheMenuWaits() {
        menu().hears("press 3.").hearsNothingFor(Duration.ofMillis(3_900));
    }

    @Test
    void aKeyInTheLastMomentOfTheLastWaitStillCounts() {
        menu().hears("press 3.")
                .hears("press 3.")
                .waits(Duration.ofMillis(3_900))
                .presses('3')
                .hears("Records here.");
    }

    @Test
    void anInvalidKeyIsProtestedAndTheMenuReadAgainAtOnce() {
        ClinicVisit visit = protestingMenu().hears("press 3.").presses('7');
        visit.hears("That is not an option.");
        Duration protested = visit.time();
        visit.hears("For records, press 3.");
        assertThat(visit.time().minus(protested)).isLessThan(Duration.ofMillis(2_500));
        visit.presses('3').hears("Records here.");
    }

    @Test
    void anInvalidKeyDuringThePromptCutsItShort() {
        protestingMenu()
                .hears("For")
                .presses('7')
                .hears("That is not an option.")
                .hears("For records, press 3.");
    }

    @Test
    void invalidKeysDoNotKeepAMenuOpenForEver() {
        ClinicVisit visit = protestingMenu().hears("press 3.").presses('7');
        visit.hears("That is not an option. For records, press 3.").presses('8');
        visit.hears("That is not an option. Goodbye.").isHungUpOn();
    }

    @Test
    void anInvalidKeyThatNobodyProtestsChangesNothing() {
        ClinicVisit visit = menu().hears("press 3.");
        Duration read = visit.time();
        visit.waits(Duration.ofSeconds(2)).presses('7').hears("For records, press 3.");
        assertThat(visit.time().minus(read)).isLessThan(Duration.ofMillis(7_000));
    }

    @Test
    void aMenuEnteredAgainStartsItsReadingsAfresh() {
        menu().hears("press 3.")
                .hears("press 3.")
                .presses('9')
                .hears("For records, press 3.")
                .hears("For records, press 3.")
                .hears("Goodbye.");
    }

    @Test
    void aGotoEntersTheMenuAgain() {
        ClinicVisit.toScenes("""
                        scenes:
                          main:
                            - say: "Welcome."
                            - menu:
                                prompt: "Press 1."
                                keys: {"1": again}
                                waits: 2s
                                readings: 1
                                otherwise: over
                          again: [{say: "Once more."}, {goto: main}]
                          over: [hang_up]
                        """)
                .hears("Press 1.")
                .presses('1')
                .hears("Once more. Welcome. Press 1.")
                .presses('1')
                .hears("Once more. Welcome. Press 1.")
                .isHungUpOn();
    }

    @Test
    void keysThatComeTooFastAreDropped() {
        String gap = "digit_gap: 500ms\n" + MENU;
        ClinicVisit visit = ClinicVisit.toScenes(gap).hears("press 3.");
        visit.presses('7').waits(Duration.ofMillis(100)).presses('3').waits(Duration.ofMillis(100));
        visit.presses('3').hears("For records, press 3.");
        assertThat(visit.noted("clinic_digit"))
                .extracting(entry -> entry.text("taken"))
                .containsExactly("false", "false", "false");
        visit.waits(Duration.ofMillis(500)).presses('3').hears("Records here.");
    }

    @Test
    void keysOutsideAMenuLeadNowhere() {
        ClinicVisit visit = ClinicVisit.toScenes("scenes: {main: [{say: \"Wait.\"}, {pause: 1s}, {say: \"Bye.\"}]}");
        visit.presses('3').hears("Wait.").presses('3').hears("Bye.").isHungUpOn();
        assertThat(visit.noted("clinic_digit"))
                .extracting(entry -> entry.text("taken"))
                .containsExactly("false", "false");
    }

    private static final String SPOKEN = """
            scenes:
              main:
                - menu:
                    prompt: "Say records or billing."
                    words: {Records: records}
                    waits: 4s
                    readings: 2
                    invalid: "I did not get that."
                    otherwise: goodbye
              records: [{say: "Records here."}]
              goodbye: [{say: "Goodbye."}]
            """;

    @Test
    void aWordLeadsOn() {
        ClinicVisit.toScenes(SPOKEN)
                .hears("billing.")
                .says("Medical records, please.")
                .hears("Records here.");
    }

    @Test
    void otherWordsAreProtested() {
        ClinicVisit.toScenes(SPOKEN)
                .hears("billing.")
                .says("An appointment.")
                .hears("I did not get that. Say records or billing.");
    }

    @Test
    void aMenuThatListensDoesNotTalkOverItsCaller() {
        ClinicVisit.toScenes(SPOKEN)
                .hears("billing.")
                .waits(Duration.ofMillis(3_000))
                .says("I am calling because somebody needs the medical records of a patient")
                .hears("Records here.");
    }

    @Test
    void aMenuOfKeysIsNotMovedBySpeech() {
        menu().hears("press 3.").says("Records 3 please.").hears("For records, press 3.");
    }
}
