package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedClinicsTest {

    /// What a good caller presses or says at each prompt, in turn; nothing for those who need nothing.
    private static final Map<String, List<String>> WAYS_IN = Map.of(
            "riverside-medical-group", List.of("3"),
            "summit-cardiology", List.of("3"),
            "st-anne-health-center", List.of("2", "4"),
            "greenfield-medical-arts", List.of("3"),
            "prairie-regional-records", List.of("42"),
            "coastal-imaging-center", List.of("I need records."),
            "dr-patel-solo-practice", List.of("This is Patchbay, about medical records."));

    private static final String REQUEST = "I would like to request the medical records of a patient.";

    private final Journal journal = Journal.inMemory(() -> Instant.EPOCH);
    private final Clinics.Senses senses = new Clinics.Senses(WatermarkVoice::new, WatermarkListener::new);

    @Test
    void thereIsAClinicForEveryKindOfAnswer() throws IOException {
        List<Clinic> clinics = Clinics.shipped();

        assertThat(clinics).hasSizeGreaterThanOrEqualTo(20);
        assertThat(clinics.stream().flatMap(c -> c.numbers().stream())).doesNotHaveDuplicates();
        assertThat(clinics.stream().map(c -> c.expects().classification()))
                .contains("human", "ivr_only", "ivr_then_human", "voicemail", "none");
        assertThat(clinics.stream().map(c -> c.expects().outcome()))
                .contains("Sending Records", "No Show", "Unable to connect", "none");
        assertThat(clinics).allSatisfy(c -> assertThat(c.expects().workflow()).isIn("completed", "failed"));
    }

    @TestFactory
    List<DynamicTest> leftAloneEveryClinicEndsTheCallByItself() throws IOException {
        return Clinics.shipped().stream()
                .map(clinic -> DynamicTest.dynamicTest(clinic.key(), () -> {
                    Clinics directory = new Clinics(List.of(clinic), senses, journal);
                    String number = clinic.numbers().getFirst();
                    for (Clinic.Opening opening : clinic.openings()) {
                        if (opening.pickup() != Clinic.Pickup.ANSWERED) {
                            assertThat(directory.dial(number, "CA1").orElseThrow())
                                    .isNotInstanceOf(FarEnd.PicksUp.class);
                            continue;
                        }
                        PhoneCall call =
                                PhoneCall.to(directory, number, journal).untilOver();
                        assertThat(call.isOver()).isTrue();
                        assertThat(call.seconds()).isLessThan(200);
                    }
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> aGoodCallerGetsTheAnswerTheScriptPromises() throws IOException {
        return Clinics.shipped().stream()
                .filter(clinic -> !clinic.expects().outcome().equals("none"))
                .map(clinic -> DynamicTest.dynamicTest(clinic.key(), () -> {
                    String heard = conversation(clinic);
                    String promise = switch (clinic.expects().outcome()) {
                        case "Sending Records" -> "We will send the records|we will send the records";
                        case "No Show" -> "did not show up";
                        default -> "I cannot help you";
                    };
                    assertThat(heard).containsPattern(promise);
                }))
                .toList();
    }

    /// Calls as often as the clinic has openings; what was said on the last call.
    private String conversation(Clinic clinic) {
        Clinics directory = new Clinics(List.of(clinic), senses, journal);
        String heard = "";
        for (int i = 0; i < clinic.openings().size(); i++) {
            PhoneCall call = PhoneCall.to(directory, clinic.numbers().getFirst(), journal);
            List<String> way = i == 1 && clinic.key().equals("greenfield-medical-arts")
                    ? List.of("4")
                    : WAYS_IN.getOrDefault(clinic.key(), List.of());
            for (String move : way) {
                call.untilQuiet(1500);
                if (move.matches("\\d+")) {
                    call.press(move, 500);
                } else {
                    call.say(move);
                }
            }
            for (int turn = 0; turn < 12 && !call.isOver(); turn++) {
                call.untilQuiet(4500);
                if (!call.isOver()) {
                    call.say(REQUEST);
                }
            }
            heard = call.untilOver().heard.toString();
        }
        return heard;
    }
}
