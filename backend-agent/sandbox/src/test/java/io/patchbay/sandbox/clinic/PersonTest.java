package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final String PERSON = """
            scenes:
              main:
                - pause: 400ms
                - person: {opening: "Front desk, how can I help?", replies: ["We will send them.", "Bye."]}
            """;

    private static ClinicVisit person() {
        return ClinicVisit.toScenes(PERSON);
    }

    @Test
    void repliesComeInOrderOneForEachThingSaid() {
        person().hears("how can I help?")
                .says("I need some records.")
                .hears("We will send them.")
                .says("Thank you.")
                .hears("Bye.")
                .says("Bye.")
                .hearsNothingFor(Duration.ofSeconds(5));
    }

    @Test
    void aPersonWaitsForTheEndOfTheSentence() {
        ClinicVisit visit = person().hears("how can I help?");
        visit.says("Hello. This is about a patient, whose representative asked for the medical records, "
                + "including laboratory results. Could you tell me whether they were sent?");
        Duration said = visit.time();
        visit.hears("We will send them.");
        assertThat(visit.noted("person_on_the_line")).hasSize(1);
        assertThat(visit.time().minus(said)).isBetween(Duration.ofMillis(1_200), Duration.ofMillis(3_500));
    }

    @Test
    void aPersonDoesNotWaitForeverForASentenceWhoseEndWasLost() {
        person().hears("how can I help?")
                .saysPartOf("I need some records of somebody", 0.6)
                .hears("We will send them.");
    }

    @Test
    void whoeverTalksOverTheOpeningIsAnsweredAfterIt() {
        person().waits(Duration.ofMillis(600)).says("Records, please.").hears("how can I help? We will send them.");
    }

    @Test
    void silenceIsAnsweredWithHelloAfterSixSeconds() {
        ClinicVisit visit = person().hears("how can I help?");
        Duration opened = visit.time();
        visit.hears("Hello?");
        assertThat(visit.time().minus(opened)).isBetween(Duration.ofMillis(6_000), Duration.ofMillis(7_000));
    }

    @Test
    void helloIsAskedOnceAndAfterFifteenSecondsOfSilenceThePersonHangsUp() {
        ClinicVisit visit = person().hears("how can I help?");
        Duration opened = visit.time();
        visit.hears("Hello?").hearsNothingFor(Duration.ofSeconds(8)).isHungUpOn();
        assertThat(visit.time().minus(opened)).isBetween(Duration.ofMillis(15_000), Duration.ofMillis(15_500));
        assertThat(visit.noted("hung_up_in_silence"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts().path("silence_ms").asInt()).isEqualTo(15_000));
        assertThat(visit.noted("person_hung_up")).isEmpty();
        assertThat(visit.noted("clinic_hung_up"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.text("why")).isEqualTo("person"));
    }

    @Test
    void whoeverSpeaksAfterHelloIsAnswered() {
        ClinicVisit visit =
                person().hears("Hello?").says("Sorry, I need some records.").hears("We will send them.");
        visit.hangsUp();
        assertThat(visit.noted("person_waited"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts().path("silence_ms").asInt()).isBetween(6_000, 8_000));
        assertThat(visit.noted("hung_up_in_silence")).isEmpty();
    }

    @Test
    void aConversationThatFallsSilentIsEndedByThePerson() {
        ClinicVisit visit = person().hears("how can I help?").says("Hi.").hears("We will send them.");
        Duration replied = visit.time();
        visit.isHungUpOn();
        assertThat(visit.time().minus(replied)).isBetween(Duration.ofMillis(12_000), Duration.ofMillis(12_500));
        assertThat(visit.noted("person_hung_up")).hasSize(1);
        assertThat(visit.noted("hung_up_in_silence")).isEmpty();
    }

    @Test
    void waitingTimesAreThoseOfTheScript() {
        ClinicVisit visit = ClinicVisit.toScenes("""
                        scenes:
                          main:
                            - person: {opening: "Yes?", hello_after: 1s, patience: 3s}
                        """).hears("Yes?");
        Duration opened = visit.time();
        visit.hears("Hello?").isHungUpOn();
        assertThat(visit.time().minus(opened)).isBetween(Duration.ofMillis(3_000), Duration.ofMillis(3_500));
    }

    @Test
    void aCallerWhoHangsUpEndsItAtOnce() {
        ClinicVisit visit = person().hears("Front").hangsUp().hearsNothingFor(Duration.ofSeconds(20));
        assertThat(visit.noted("clinic_hung_up")).isEmpty();
        assertThat(visit.noted("hung_up_in_silence")).isEmpty();
    }
}
