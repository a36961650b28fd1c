package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.voice.Tones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every clinic that is shipped, called by somebody who does what is expected there.
class ShippedClinicsTest {

    private static final Map<String, ClinicScript> SHIPPED = shipped();
    private static final String REQUEST = "Hello, I am calling to ask for the medical records of a patient.";

    private final Journal journal = ClinicVisit.journal();
    private final Clinics clinics =
            ClinicVisit.clinics(journal, SHIPPED.values().toArray(ClinicScript[]::new));

    private static Map<String, ClinicScript> shipped() {
        try {
            return Clinics.shipped().stream().collect(Collectors.toMap(ClinicScript::name, Function.identity()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ClinicVisit call(String name) {
        return ClinicVisit.to(clinics, Objects.requireNonNull(SHIPPED.get(name)).number(), journal);
    }

    private FarEnd dial(String name) {
        return clinics.dial(Objects.requireNonNull(SHIPPED.get(name)).number(), "CA1")
                .orElseThrow();
    }

    @Test
    void everyFileIsAClinicOfItsOwn() throws IOException {
        assertThat(Clinics.shipped()).hasSize(20);
        assertThat(clinics.all()).hasSize(20);
        assertThat(clinics.all()).allSatisfy(clinic -> {
            assertThat(clinic.about()).isNotBlank();
            assertThat(clinic.expects().evaluation().isEmpty())
                    .isEqualTo(!clinic.expects().ends().equals("completed"));
        });
    }

    @Test
    void everyFileIsListed() throws IOException {
        try (var in = Clinics.class.getResourceAsStream("/io/patchbay/sandbox/clinics")) {
            assertThat(in).isNotNull();
            List<String> files = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(name -> name.endsWith(".yaml"))
                    .toList();
            assertThat(files).hasSameSizeAs(clinics.all());
        }
    }

    @Test
    void aPerson() {
        call("Lakeside Family Medicine")
                .hears("how can I help you?")
                .says(REQUEST)
                .hears("We will send the records to you today.")
                .says("Thank you very much.")
                .hears("Goodbye.");
    }

    @Test
    void aSlowGreeting() {
        ClinicVisit visit = call("Harbor Orthopedics");
        visit.hearsNothingFor(Duration.ofMillis(3_500))
                .hears("this is Miguel speaking.")
                .says(REQUEST)
                .hears("We will fax them this afternoon.");
    }

    @Test
    void aNoticeOfRecordingBeforeAPerson() {
        call("Beacon Street Pediatrics")
                .hears("This call may be recorded for quality and training purposes.")
                .hearsNothingFor(Duration.ofMillis(1_100))
                .hears("this is Ruth, how may I help you?")
                .says(REQUEST)
                .hears("We will send the records over.");
    }

    @Test
    void aTreeToTheRecordsLine() {
        ClinicVisit visit = call("Elm Street Clinic");
        visit.hears("For medical records, press 3.")
                .presses('3')
                .hears("Please state your request at any time.")
                .says(REQUEST)
                .hears("We will send the records within two days.")
                .says("Goodbye.")
                .hears("Goodbye.")
                .isHungUpOn();
        assertThat(visit.noted("person_on_the_line")).isEmpty();
    }

    @Test
    void theTreeRepeatsItsOptionsAndProtestsWhatItDoesNotKnow() {
        call("Elm Street Clinic")
                .hears("press 9.")
                .presses('9')
                .hears("Thank you for calling Elm Street Clinic.")
                .hears("press 9.")
                .presses('5')
                .hears("That is not a valid option. Thank you for calling Elm Street Clinic.")
                .presses('1')
                .hears("Our schedulers are away.")
                .isHungUpOn();
    }

    @Test
    void aTreeLeftAloneSaysGoodbyeAfterThreeReadings() {
        call("Elm Street Clinic")
                .hears("press 9.")
                .hears("press 9.")
                .hears("press 9. Goodbye.")
                .isHungUpOn();
    }

    @Test
    void aTreeThenAPerson() {
        ClinicVisit visit = call("Cascade Internal Medicine");
        visit.hears("press 0.")
                .presses('2')
                .hears("Please hold while we connect you to medical records.")
                .hears("this is Priya, how can I help?")
                .says(REQUEST)
                .hears("We will send the records today.");
        assertThat(visit.heardSound(Tones.ringback(6_000))).isTrue();
    }

    @Test
    void aTreeLeftAloneEndsAtTheFrontDesk() {
        call("Cascade Internal Medicine")
                .hears("Front desk, please hold.")
                .says(REQUEST)
                .hears("I cannot help you with that here.");
    }

    @Test
    void aRecordingThenAPerson() {
        ClinicVisit visit = call("Front Range Imaging");
        visit.hears("transferred to the next available representative.")
                .hears("this is Omar, how may I help you?")
                .says(REQUEST)
                .hears("we will send those records.");
        assertThat(visit.heardSound(Tones.ringback(8_000))).isTrue();
    }

    @Test
    void nestedMenus() {
        call("Bayou Medical Group")
                .hears("press 2.")
                .presses('2')
                .hears("For release of information, press 4.")
                .presses('4')
                .hears("transferring your call.")
                .hears("Teresa speaking.")
                .says(REQUEST)
                .hears("We will send the records by mail.");
    }

    @Test
    void aWrongTurnInNestedMenusEndsTheCall() {
        call("Bayou Medical Group")
                .hears("press 2.")
                .presses('1')
                .hears("All of our patient lines are busy. Goodbye.")
                .isHungUpOn();
    }

    @Test
    void aMailboxWithABeepEveryTime() {
        for (int call = 1; call <= 3; call++) {
            ClinicVisit visit = call("Desert Sky Dermatology");
            visit.hears("Please leave a message after the tone.").waits(Duration.ofSeconds(1));
            assertThat(visit.heardSound(Tones.beep(1_000, 450))).isTrue();
            visit.hearsNothingFor(Duration.ofSeconds(20)).isHungUpOn();
        }
    }

    @Test
    void aFullMailboxAndThenAPerson() {
        call("Willamette Physical Therapy").hears("The mailbox is full").isHungUpOn();
        call("Willamette Physical Therapy")
                .hears("Jonas speaking.")
                .says(REQUEST)
                .hears("Yes, we will send the records.");
    }

    @Test
    void noAnswerAndThenAPerson() {
        assertThat(dial("Liberty Eye Associates")).isEqualTo(new FarEnd.RingsOut());
        call("Liberty Eye Associates")
                .hears("this is Carla.")
                .says(REQUEST)
                .hears("No problem. We will send the records.");
    }

    @Test
    void busyAndThenAPerson() {
        assertThat(dial("Biscayne Cardiology")).isEqualTo(new FarEnd.Engaged());
        call("Biscayne Cardiology").hears("how can I help you?").says(REQUEST).hears("We will fax them over.");
    }

    @Test
    void aNumberNotInService() {
        ClinicVisit visit = call("Peachtree Sleep Center");
        visit.hears("is not in service.").isHungUpOn();
        assertThat(visit.heardSound(Tones.sit())).isTrue();
    }

    @Test
    void aNumberNobodyHas() {
        assertThat(dial("Mission Bay Surgery")).isEqualTo(new FarEnd.Unreachable(404));
    }

    @Test
    void aTelephoneThatScreensItsCalls() {
        call("Doctor Okafor")
                .hears("I will see if this person is available.")
                .says("A medical assistant, about records.")
                .hears("Please stay on the line.")
                .hearsNothingFor(Duration.ofMillis(2_900))
                .hears("This is Doctor Okafor.")
                .says(REQUEST)
                .hears("my office will send the records.");
    }

    @Test
    void whoeverDoesNotSayTheirNameIsScreenedOut() {
        call("Doctor Okafor").hears("available.").hears("Goodbye.").isHungUpOn();
    }

    @Test
    void holdMusicAndThenAPerson() {
        ClinicVisit visit = call("Twin Rivers Hospital");
        visit.hears("Please stay on the line.").hears("Please stay on the line.");
        visit.hears("thanks for holding.").says(REQUEST).hears("We will send the records today.");
        assertThat(visit.heardSound(Tones.holdMusic(14_000))).isTrue();
        assertThat(visit.heardSound(Tones.holdMusic(10_000))).isTrue();
    }

    @Test
    void aMenuThatChangesFromTheThirdCallOn() {
        for (int call = 1; call <= 2; call++) {
            call("Barton Creek Urology")
                    .hears("For medical records, press 3.")
                    .presses('3')
                    .hears("Please tell us what you need.")
                    .says(REQUEST)
                    .hears("We will send the records. Goodbye.")
                    .isHungUpOn();
        }
        call("Barton Creek Urology")
                .hears("To reach the records department, press 4.")
                .presses('3')
                .hears("The nurse line is closed.")
                .isHungUpOn();
        call("Barton Creek Urology").hears("press 4.").presses('4').hears("Please tell us what you need.");
    }

    @Test
    void aSilentLine() {
        ClinicVisit visit = call("Wasatch Allergy");
        visit.hearsNothingFor(Duration.ofSeconds(119)).isHungUpOn();
        assertThat(visit.time()).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(121));
    }

    @Test
    void anAnsweringService() {
        call("Music City Womens Health")
                .hears("how may I direct your call?")
                .says(REQUEST)
                .hears("They will send the records.");
    }

    @Test
    void aPatientWhoNeverCame() {
        call("James River Occupational Health")
                .hears("Beth speaking, how can I help you?")
                .says(REQUEST)
                .hears("That patient was a no show, she never came.");
    }

    @Test
    void aPersonWhoCannotHelpTheFirstTime() {
        call("Triangle Gastroenterology")
                .hears("how can I help you?")
                .says(REQUEST)
                .hears("please call back later.");
        call("Triangle Gastroenterology")
                .hears("how can I help you?")
                .says(REQUEST)
                .hears("We will send the records.");
    }
}
