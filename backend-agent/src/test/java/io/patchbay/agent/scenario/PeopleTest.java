package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// People who come late, behind a screen, after music, through a service, or who cannot help.
final class PeopleTest {

    private static final String SCREENED = "+12025550132";

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast();

    private static QueuedCall slow;
    private static QueuedCall notice;
    private static QueuedCall screened;
    private static QueuedCall music;
    private static QueuedCall service;
    private static QueuedCall noShow;
    private static QueuedCall cannotHelp;

    @BeforeAll
    static void callsEach() {
        music = EXCHANGE.queue("+16125550115");
        screened = EXCHANGE.queue(SCREENED);
        slow = EXCHANGE.queue("+13125550102");
        notice = EXCHANGE.queue("+16175550103");
        service = EXCHANGE.queue("+16155550118");
        noShow = EXCHANGE.queue("+18045550119");
        cannotHelp = EXCHANGE.queue("+19195550120");
    }

    @Test
    void aPersonWhoSpeaksLateIsServed() {
        assertServed(slow, "human");
    }

    @Test
    void aRecordedNoticeBeforeAPersonDoesNotMakeAMachineOfThem() {
        assertServed(notice, "human");
        assertThat(unholds(notice)).isEqualTo(1);
    }

    @Test
    void aScreenIsToldWhoIsCallingAndNothingIsRememberedOfIt() {
        screened.ends();
        assertThat(screened.state()).isEqualTo("completed");
        assertThat(screened.ivrEvents("speech"))
                .as(screened.story())
                .hasSize(1)
                .allMatch(event -> event.flag("executed"));
        assertThat(EXCHANGE.rows("select id from call_classifications where phone_number = ?", SCREENED))
                .isEmpty();
        assertThat(unholds(screened)).isEqualTo(1);
    }

    @Test
    void theAssistantIsLetInOnceWhenThePersonComesAfterTheMusic() {
        assertServed(music, "ivr_then_human");
        assertThat(unholds(music)).isEqualTo(1);
        Row session = music.onlySession();
        assertThat(Duration.between(session.time("answered_at"), session.time("unhold_requested_at")))
                .isGreaterThan(Duration.ofSeconds(24));
    }

    @Test
    void anAnsweringServiceIsAPerson() {
        assertServed(service, "human");
    }

    @Test
    void aNoShowCompletesTheCall() {
        noShow.ends();
        assertThat(noShow.state()).isEqualTo("completed");
        assertThat(noShow.row().text("success_evaluation")).isEqualTo("No Show");
    }

    @Test
    void somebodyWhoCannotHelpIsCalledAgainLater() {
        cannotHelp.attempted(1);
        assertThat(cannotHelp.state()).isEqualTo("retry_pending");
        assertThat(cannotHelp.row().text("success_evaluation")).isEqualTo("Unable to connect");
        assertThat(cannotHelp.retriesIn()).isBetween(Duration.ofMinutes(24), Duration.ofMinutes(37));
        cannotHelp.dueNow().ends();
        assertThat(cannotHelp.state()).isEqualTo("completed");
        assertThat(cannotHelp.row().text("success_evaluation")).isEqualTo("Sending Records");
        assertThat(cannotHelp.session(2).text("purpose")).isEqualTo("task");
    }

    private static void assertServed(QueuedCall call, String detection) {
        call.ends();
        assertThat(call.state()).isEqualTo("completed");
        Row session = call.onlySession();
        assertThat(session.text("ivr_detection_state")).isEqualTo(detection);
        assertThat(session.text("call_end_reason")).isEqualTo("conversation_over");
        assertThat(EXCHANGE.journal("vapi-speaks", session.text("assistant_call_sid")))
                .isNotEmpty()
                .allMatch(words -> words.text("held").equals("false"));
    }

    private static long unholds(QueuedCall call) {
        return EXCHANGE.journal("participant", call.onlySession().text("assistant_call_sid")).stream()
                .filter(entry -> entry.text("event").equals("participant-unhold"))
                .count();
    }
}
