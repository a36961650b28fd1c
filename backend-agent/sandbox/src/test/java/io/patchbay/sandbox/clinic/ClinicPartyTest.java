package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClinicPartyTest {

    private static final String NUMBER = "+12025550177";
    private static final String HEAD = """
            name: Test Clinic
            number: "+12025550177"
            zone: America/New_York
            expects: {classification: human, workflow: completed, because: it is a test}
            """;

    private final Journal journal = Journal.inMemory(() -> Instant.EPOCH);

    @Test
    void aPersonWhoMeetsSilenceSaysHelloAndThenHangsUp() throws IOException {
        PhoneCall call = call("script: [{person: {greets: 'Front desk.', answers: 'We will send the records.'}}]");

        call.untilOver();

        assertThat(call.heard.toString()).isEqualTo("Front desk. Hello? ");
        assertThat(fact(call, "person_said_hello", "waitedMillis")).isEqualTo(6000);
        assertThat(fact(call, "hung_up_in_silence", "waitedMillis")).isEqualTo(15_000);
        assertThat(call.events("person_spoken_to")).isEmpty();
    }

    @Test
    void aPersonAnswersWhenSpokenToAndNotesTheWait() throws IOException {
        PhoneCall call = call("""
                script:
                  - person: {greets: 'Front desk.', asks: ['Which patient?'], answers: 'We will send the records.'}
                """);

        call.untilQuiet(1200).say("I would like the records.").untilHeard("patient?");
        call.untilQuiet(600)
                .say("Somebody.")
                .untilHeard("records.")
                .say("Thank you, goodbye.")
                .untilOver();

        assertThat(call.heard.toString()).isEqualTo("Front desk. Which patient? We will send the records. ");
        assertThat(fact(call, "person_spoken_to", "waitedMillis")).isBetween(1200L, 1400L);
        assertThat(call.event("receiver_down").text("why")).isEqualTo("conversation_over");
    }

    @Test
    void aMenuTakesAKeyDuringThePromptAndStopsTalking() throws IOException {
        PhoneCall call = call("""
                script: [{menu: {say: 'For records, press 3. For anything else, press 0.', keys: {'3': there, '0': there}}}]
                sections: {there: [{say: 'Records line.'}]}
                """);

        call.untilHeard("records,").press("3", 200).untilOver();

        assertThat(call.heard.toString())
                .startsWith("For records,")
                .endsWith("Records line. ")
                .doesNotContain("else");
    }

    @Test
    void aMenuRefusesOtherKeysRepeatsItselfAndGivesUp() throws IOException {
        PhoneCall call = call("""
                script: [{menu: {say: 'Press 3.', keys: {'3': there}, rounds: 3, wait: 4s, invalid: 'No.'}}]
                sections: {there: [{say: 'Records line.'}]}
                """);

        call.untilQuiet(1000).press("7", 200).untilOver();

        assertThat(call.heard.toString()).isEqualTo("Press 3. No. Press 3. Press 3. ");
        assertThat(call.events("invalid_key")).hasSize(1);
        assertThat(call.event("receiver_down").text("why")).isEqualTo("menu_given_up");
    }

    @Test
    void keysPressedTooQuicklyAreNotNoticed() throws IOException {
        String script = """
                script: [{menu: {say: 'Extension?', keys: {'42': there}, key gap: 400ms, wait: 4s, rounds: 2}}]
                sections: {there: [{say: 'Records line.'}]}
                """;

        PhoneCall hasty = call(script).untilQuiet(500).press("42", 200);
        PhoneCall patient = call(script).untilQuiet(500).press("42", 500).untilOver();

        assertThat(hasty.untilOver().heard.toString()).doesNotContain("Records");
        assertThat(hasty.events("key_ignored")).hasSize(1);
        assertThat(patient.heard.toString()).endsWith("Records line. ");
    }

    @Test
    void aRecordingEndsWhenTheCallerFallsSilent() throws IOException {
        PhoneCall call = call("script: [beep, {listen: {for: 30s, quiet: 2s}}, {say: 'Thanks.'}]");

        call.forMillis(1000).say("Please send them.").untilOver();

        assertThat(fact(call, "recording_taken", "millis")).isLessThan(8000);
        assertThat(call.heard.toString()).isEqualTo("Thanks. ");
    }

    @Test
    void theCountOfCallsSurvivesARestartWithTheJournal(@TempDir Path directory) throws IOException {
        String script = """
                calls: [{from: 1, start: first}, {from: 2, line: busy}]
                sections: {first: [{say: 'Hello.'}]}
                """;
        try (Journal kept = Journal.in(directory, () -> Instant.EPOCH)) {
            PhoneCall.to(clinics(script, kept), NUMBER, kept);
        }

        try (Journal recalled = Journal.in(directory, () -> Instant.EPOCH)) {
            Clinics clinics = clinics(script, recalled);
            assertThat(clinics.dial(NUMBER, "CA2").orElseThrow().toString()).startsWith("Engaged");
        }
    }

    @Test
    void aFileThatIsWrongIsRefusedWithItsPlace() {
        assertRefused("script: [{sey: hello}]", "x.yaml: script[1]: 'sey' is no step");
        assertRefused("script: [{go to: nowhere}]", "x.yaml: no section 'nowhere'");
        assertRefused(
                "script: [{pause: long}]", "x.yaml: script[1]: pause: a length of time looks like 800ms, 2.5s or 2m");
        assertRefused("script: []\nspeed: 3", "x.yaml: 'speed' is not known here");
    }

    private static void assertRefused(String script, String sentence) {
        assertThatThrownBy(() -> clinic(script))
                .isInstanceOf(ClinicFileException.class)
                .hasMessage(sentence);
    }

    private PhoneCall call(String script) throws IOException {
        return PhoneCall.to(clinics(script, journal), NUMBER, journal);
    }

    private static Clinics clinics(String script, Journal journal) throws IOException {
        var senses = new Clinics.Senses(WatermarkVoice::new, WatermarkListener::new);
        return new Clinics(List.of(clinic(script)), senses, journal);
    }

    private static Clinic clinic(String script) throws IOException {
        byte[] yaml = (HEAD + script).getBytes(StandardCharsets.UTF_8);
        return ClinicFile.read("x.yaml", new ByteArrayInputStream(yaml));
    }

    private static long fact(PhoneCall call, String event, String fact) {
        return call.event(event).facts().path(fact).asLong();
    }
}
