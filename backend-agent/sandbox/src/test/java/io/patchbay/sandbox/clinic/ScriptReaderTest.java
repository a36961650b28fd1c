package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {

    private static final String WHOLE = """
            number: "+12025550199"
            name: Test Clinic
            expects: {classification: human, ends: completed, evaluation: No Show, retries: true}
            answers:
              - {from_call: 1, how: busy}
              - {from_call: 3, ringing: 2500ms, start: main}
            digit_gap: 250ms
            scenes:
              main:
                - say: "Welcome."
                - menu:
                    prompt: "Press 1 or star."
                    keys: {"1": people, "*": main}
                    words: {Records: people}
                    waits: 1.5s
                    otherwise: people
              people:
                - pause: 700ms
                - person: {opening: "Yes?", replies: ["No."]}
            """;

    @Test
    void everythingInAFileIsRead() {
        ClinicScript script = ClinicVisit.read(WHOLE);
        assertThat(script.expects()).isEqualTo(new ClinicScript.Expectation("human", "completed", "No Show", true));
        assertThat(script.answer(2).how()).isEqualTo(ClinicScript.How.BUSY);
        assertThat(script.answer(3).ringing()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(script.digitGap()).isEqualTo(Duration.ofMillis(250));
        assertThat(script.scene("main").getLast()).isInstanceOfSatisfying(Scene.Menu.class, menu -> {
            assertThat(menu.keys()).containsEntry('1', "people").containsEntry('*', "main");
            assertThat(menu.words()).containsOnlyKeys("records");
            assertThat(menu.waits()).isEqualTo(Duration.ofMillis(1_500));
            assertThat(menu.readings()).isEqualTo(3);
            assertThat(menu.invalid()).isEqualTo(Optional.empty());
        });
        assertThat(script.scene("people"))
                .containsExactly(
                        new Scene.Pause(Duration.ofMillis(700)),
                        new Scene.Person("Yes?", List.of("No."), Duration.ofSeconds(6), Duration.ofSeconds(15)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "say: \"Welcome.\" | shout: \"Welcome.\" | scenes.main[0]: unknown step 'shout'",
                "say: \"Welcome.\" | wait | scenes.main[0]: unknown step 'wait'",
                "say: \"Welcome.\" | say: [\"Welcome.\"] | scenes.main[0].say: a text belongs here",
                "say: \"Welcome.\" | {say: \"A\", pause: 1s} | scenes.main[0]: one step is one word and what belongs to it",
                "say: \"Welcome.\" | hang_up | scenes.main[1]: never reached: the step before it does not come back",
                "otherwise: people | otherwise: nobody | scenes.main[1].menu.otherwise: there is no scene 'nobody'",
                "otherwise: people | readings: 2 | scenes.main[1].menu: 'otherwise' is missing",
                "'\"*\": main' | '\"*\": nowhere' | scenes.main[1].menu.keys.*: there is no scene 'nowhere'",
                "'\"*\": main' | 'x: main' | scenes.main[1].menu.keys: 'x' is no key; keys are 0-9, * and #",
                "'\"*\": main' | '\"12\": main' | scenes.main[1].menu.keys: '12' is no key; keys are 0-9, * and #",
                "Records: people | Records: nobody | scenes.main[1].menu.words.Records: there is no scene 'nobody'",
                "waits: 1.5s | waits: soon | scenes.main[1].menu.waits: 'soon' is not a time; write 500ms or 2s",
                "waits: 1.5s | waits: 5m | scenes.main[1].menu.waits: '5m' is not a time; write 500ms or 2s",
                "waits: 1.5s | waits: 5 | scenes.main[1].menu.waits: '5' is not a time; write 500ms or 2s",
                "waits: 1.5s | waits: -1s | scenes.main[1].menu.waits: '-1s' is not a time; write 500ms or 2s",
                "waits: 1.5s | wates: 2s | scenes.main[1].menu: unknown field 'wates'",
                "waits: 1.5s | readings: 0 | scenes.main[1].menu.readings: '0' is not a whole number from 1 on",
                "pause: 700ms | pause: NaNs | scenes.people[0].pause: 'NaNs' is not a time; write 500ms or 2s",
                "'opening: \"Yes?\", ' | '' | scenes.people[1].person: 'opening' is missing",
                "start: main | start: attic | answers[1].start: there is no scene 'attic'",
                "how: busy | how: bussy | answers[0].how: 'bussy' is none of [busy, picks_up, rings_out, unreachable]",
                "from_call: 3 | from_call: 1 | answers[1]: 'from_call' must rise",
                "from_call: 1 | from_call: 2 | answers[0]: the first answer is from call 1 on",
                "ends: completed | ends: well | expects.ends: 'well' is none of [completed, failed, pending]",
                "retries: true | retries: often | expects.retries: 'often' is neither true nor false",
                "name: Test Clinic | title: Test Clinic | unknown field 'title'",
                "digit_gap: 250ms | digit_gap: quick | digit_gap: 'quick' is not a time; write 500ms or 2s",
            })
    void whatIsWrongIsNamedWithItsFileAndPlace(String right, String wrong, String message) {
        String file = WHOLE.replace(right, wrong == null ? "" : wrong);
        assertThat(file).isNotEqualTo(WHOLE);
        String place = message.startsWith("unknown field 'title'") ? "test.yaml: " : "test.yaml, ";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicVisit.read(file))
                .withMessage(place + message);
    }

    @Test
    void anEmptyFileLacksEverything() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicVisit.read(""))
                .withMessageStartingWith("test.yaml: ");
    }

    @Test
    void aNumberThatYamlTookForAnIntegerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicVisit.read(WHOLE.replace("\"+12025550199\"", "+12025550199")))
                .withMessageStartingWith("test.yaml, number: ");
    }

    @Test
    void aSceneWrittenTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicVisit.read(WHOLE + "  main: [hang_up]\n"))
                .withMessageStartingWith("test.yaml, line ")
                .withMessageContaining("main");
    }

    @Test
    void whatIsNotYamlIsNamedWithItsLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicVisit.read(WHOLE + "  more: [say\n"))
                .withMessageStartingWith("test.yaml, line ");
    }
}
