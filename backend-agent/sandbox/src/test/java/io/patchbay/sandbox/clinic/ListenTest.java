package io.patchbay.sandbox.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListenTest {

    private static final String LISTEN = """
            scenes:
              main:
                - say: "State your request."
                - listen: {for: 5s, heard: taken, nothing: nobody}
              taken: [{say: "Taken."}, hang_up]
              nobody: [{say: "Nobody there."}, hang_up]
            """;

    @Test
    void whatIsSaidIsHeardToItsEnd() {
        ClinicVisit visit = ClinicVisit.toScenes(LISTEN).hears("request.");
        visit.says("I would like to have the records. All of them, please.");
        Duration said = visit.time();
        visit.hears("Taken.").isHungUpOn();
        assertThat(visit.time().minus(said)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void silenceLeadsElsewhereWhenTheTimeIsOver() {
        ClinicVisit visit = ClinicVisit.toScenes(LISTEN).hears("request.");
        Duration asked = visit.time();
        visit.hears("Nobody there.").isHungUpOn();
        assertThat(visit.time().minus(asked)).isBetween(Duration.ofMillis(5_300), Duration.ofMillis(6_500));
    }

    @Test
    void whoeverIsSpeakingWhenTheTimeIsOverIsHeardOut() {
        ClinicVisit.toScenes(LISTEN)
                .hears("request.")
                .waits(Duration.ofSeconds(4))
                .says("I would like to have the records of the patient.")
                .hears("Taken.");
    }

    @Test
    void whatWasSaidBeforeItListenedDoesNotCount() {
        ClinicVisit.toScenes(LISTEN).says("Hello.").hears("request.").hears("Nobody there.");
    }
}
