package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.FarEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClinicsTest {

    private static final String NUMBER = "+12025550199";
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-03-08T18:00:00Z"));

    private static ClinicScript busyThenPersonThenMenu() {
        return ClinicVisit.read("""
                number: "+12025550199"
                name: Test Clinic
                expects: {classification: any, ends: completed}
                answers:
                  - {from_call: 1, how: busy}
                  - {from_call: 2, ringing: 5s, start: person}
                  - {from_call: 4, start: menu}
                scenes:
                  person: [{person: {opening: "Yes?"}}]
                  menu: [{say: "We moved."}]
                """);
    }

    @Test
    void theSameNumberIsAnsweredDifferentlyFromCallToCall() {
        Journal journal = ClinicVisit.journal();
        Clinics clinics = ClinicVisit.clinics(journal, busyThenPersonThenMenu());
        assertThat(clinics.dial(NUMBER, "CA1")).contains(new FarEnd.Engaged());
        assertThat(clinics.dial(NUMBER, "CA2"))
                .hasValueSatisfying(end -> assertThat(end)
                        .isInstanceOfSatisfying(
                                FarEnd.PicksUp.class,
                                answer -> assertThat(answer.ringing()).isEqualTo(Duration.ofSeconds(5))));
        ClinicVisit.to(clinics, NUMBER, journal).hears("Yes?");
        ClinicVisit.to(clinics, NUMBER, journal).hears("We moved.");
        ClinicVisit.to(clinics, NUMBER, journal).hears("We moved.");
        assertThat(journal.entries("clinic_called", 0))
                .extracting(entry -> entry.facts().path("nth").asInt())
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aSandboxStartedAgainGoesOnCounting(@TempDir Path folder) throws IOException {
        try (Journal journal = Journal.in(folder, TIME)) {
            ClinicVisit.clinics(journal, busyThenPersonThenMenu()).dial(NUMBER, "CA1");
        }
        try (Journal journal = Journal.in(folder, TIME)) {
            Clinics again = ClinicVisit.clinics(journal, busyThenPersonThenMenu());
            assertThat(again.dial(NUMBER, "CA2"))
                    .hasValueSatisfying(end -> assertThat(end).isInstanceOf(FarEnd.PicksUp.class));
        }
    }

    @Test
    void aFactCannotTakeThePlaceOfAnEntrysOwnNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicVisit.journal().note("clinic_called", "number", NUMBER))
                .withMessage("clinic_called: no fact can be named 'number'");
    }

    @Test
    void nobodyHasAnUnknownNumber() {
        Journal journal = ClinicVisit.journal();
        assertThat(ClinicVisit.clinics(journal, busyThenPersonThenMenu()).dial("+12025550100", "CA1"))
                .isEmpty();
        assertThat(journal.entries("clinic_called", 0)).isEmpty();
    }

    @Test
    void twoClinicsCannotShareANumber() {
        ClinicScript script = busyThenPersonThenMenu();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicVisit.clinics(ClinicVisit.journal(), script, script))
                .withMessage("Test Clinic: another clinic has the same number");
    }

    @Test
    void clinicsOfOnesOwnAreReadFromAFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), """
                number: "+12025550199"
                name: Mine
                expects: {classification: human, ends: completed}
                answers: {ringing: 1s}
                scenes: {main: [hang_up]}
                """);
        Files.writeString(folder.resolve("notes.txt"), "not a clinic");
        assertThat(Clinics.in(folder)).extracting(ClinicScript::name).containsExactly("Mine");
    }

    @Test
    void aBadFileInAFolderIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "number: \"+12025550199\"\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clinics.in(folder))
                .withMessage("mine.yaml: 'scenes' is missing");
    }
}
