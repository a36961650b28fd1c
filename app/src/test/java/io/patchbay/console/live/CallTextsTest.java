package io.patchbay.console.live;

import static io.patchbay.console.testkit.CallBuilder.NOW;
import static io.patchbay.console.testkit.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.console.kit.Tone;
import io.patchbay.contract.row.CallStage;
import io.patchbay.contract.row.LiveCall;
import io.patchbay.ui.UiResources;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallTextsTest {

    private final CallTexts texts =
            new CallTexts(UiResources.messages(Locale.US), StagePolicy.USUAL, ZoneId.of("America/Los_Angeles"));

    @ParameterizedTest
    @CsvSource({
        "ringing,10,BUSY", "ringing,25,ATTENTION", "ringing,45,LATE",
        "active,10,BUSY", "active,15,ATTENTION", "active,30,LATE",
    })
    void theColourOfABadgeSaysHowLong(String status, int seconds, Tone tone) {
        assertThat(texts.stage(aCall("A").session(status, 1, seconds).build(), NOW)
                        .tone())
                .isEqualTo(tone);
    }

    @Test
    void whatTheColourSaysIsSaidInWordsToo() {
        assertThat(texts.stage(aCall("A").session("ringing", 1, 50).build(), NOW)
                        .spoken())
                .isEqualTo("Ringing, too long");
    }

    @Test
    void aWaitingCallIsLateByWhatItIsOverdueNotByItsAge() {
        var old = aCall("A")
                .dueIn(Duration.ofHours(2))
                .event("dial_not_allowed", 5000)
                .build();
        var overdue = aCall("A").dueIn(Duration.ofMinutes(-6)).event("due", 1).build();

        assertThat(texts.stage(old, NOW).tone()).isEqualTo(Tone.IDLE);
        assertThat(texts.stage(overdue, NOW).tone()).isEqualTo(Tone.LATE);
    }

    @Test
    void aPersonWhoIsNotSpokenToIsAMatterOfSeconds() {
        var call = aCall("A")
                .session("active", 1, 3)
                .heard("human", 0.9)
                .hold(false, true)
                .build();

        assertThat(texts.stage(call, NOW))
                .isEqualTo(new CellText.Stage(
                        CallStage.HANDING_OVER, "Handing over", Tone.ATTENTION, "Handing over, longer than usual"));
    }

    @Test
    void namesAndNumbersAreMasked() {
        var call = aCall("Harbor").patient("Ada King", "+15035550142").build();

        assertThat(texts.clinic(call)).isEqualTo(new CellText.TwoLines("Harbor", "\u2022\u2022\u2022 42"));
        assertThat(texts.patient(call)).isEqualTo("A\u2022\u2022\u2022 K\u2022\u2022\u2022");
    }

    @Test
    void aVerdictShowsHowSureItIsAndADefaultOneThatItIsNone() {
        assertThat(texts.heard(
                        aCall("A").session("active", 1, 5).heard("human", 0.97).build()))
                .isEqualTo(new CellText.Heard("Person", "97%", 0.97));
        assertThat(texts.heard(aCall("A")
                        .session("active", 1, 5)
                        .byDeadline("ivr_only")
                        .build()))
                .isEqualTo(new CellText.Heard("Phone menu", "By deadline", -1));
        assertThat(texts.heard(aCall("A").known("ivr_then_human").build()))
                .isEqualTo(new CellText.Heard("Menu, then person", "Known clinic", -1));
        assertThat(texts.heard(aCall("A").build())).isEqualTo(CellText.Heard.NOBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "true,true,On hold,IDLE",
        "false,false,Let in,GOOD",
        "false,true,Letting in \u2026,ATTENTION",
        "true,false,Holding \u2026,ATTENTION"
    })
    void holdShowsWhatIsWantedUntilItIsConfirmed(boolean desired, boolean confirmed, String text, Tone tone) {
        var call = aCall("A").session("active", 1, 5).hold(desired, confirmed).build();

        assertThat(texts.holding(call)).isEqualTo(new CellText.Holding(text, tone, desired, true));
    }

    @Test
    void aCallThatIsOverHoldsNobody() {
        var call = aCall("A")
                .session("completed", 1, 60)
                .hold(true, true)
                .ended(5)
                .state("completed")
                .build();

        assertThat(texts.holding(call).isKnown()).isFalse();
    }

    @Test
    void whyItWaitsComesWithWhenItIsDue() {
        assertThat(texts.why(
                        aCall("A")
                                .waitsFor("outside_window")
                                .dueIn(Duration.ofMinutes(96))
                                .build(),
                        NOW))
                .isEqualTo(new CellText.TwoLines("Clinic closed at this hour", "Due in 1:36:00"));
        assertThat(why(aCall("A")
                        .state("retry_pending")
                        .failedWith("voicemail")
                        .dueIn(Duration.ofSeconds(90))
                        .build()))
                .isEqualTo(new CellText.TwoLines("A mailbox answered", "Due in 1:30"));
        assertThat(why(aCall("A").build())).isEqualTo(new CellText.TwoLines("Due now", ""));
        assertThat(why(aCall("A").state("completed").outcome("Sending Records").build()))
                .isEqualTo(new CellText.TwoLines("Sending records", ""));
        assertThat(why(aCall("A").state("failed").failedWith("not_in_service").build()))
                .isEqualTo(new CellText.TwoLines("Number not in service", ""));
        assertThat(why(aCall("A").waitsFor("a_reason_of_next_year").build()).over())
                .isEqualTo("a reason of next year");
    }

    @Test
    void theLastEventHasItsTimeInTheReadersZone() {
        assertThat(texts.lastEvent(aCall("A").event("person_reached", 47).build()))
                .isEqualTo(new CellText.TwoLines("Person reached", "11:59:13"));
    }

    @Test
    void attemptsCountRetriesAndTheFirst() {
        assertThat(texts.attempt(aCall("A").session("ringing", 2, 5).build())).isEqualTo("2 of 4");
        assertThat(texts.attempt(aCall("A").build())).isEqualTo("\u2013");
    }

    @Test
    void runningTimesAndAgesCountFromTheRow() {
        var call = aCall("A").session("active", 1, 47).build();

        assertThat(texts.time(call, NOW)).isEqualTo("0:47");
        assertThat(texts.time(call, NOW.plusSeconds(3600))).isEqualTo("1:00:47");
        assertThat(texts.time(call, NOW.minusSeconds(3600))).isEqualTo("0:00");
        assertThat(texts.changed(call, NOW.plusSeconds(600))).isEqualTo("10 min");
    }

    private CellText.TwoLines why(LiveCall live) {
        return texts.why(live, NOW);
    }
}
