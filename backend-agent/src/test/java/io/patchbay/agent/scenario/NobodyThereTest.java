package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.journal.JournalEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Mailboxes, lines that are engaged, ring out, lead nowhere or stay silent: each ends with its reason and, where it is
/// worth another call, gets one at its own time.
final class NobodyThereTest {

    private static final String VOICEMAIL = "+16025550108";

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast();

    private static QueuedCall voicemail;
    private static QueuedCall mailboxFull;
    private static QueuedCall noAnswer;
    private static QueuedCall busy;
    private static QueuedCall notInService;
    private static QueuedCall unreachable;
    private static QueuedCall silent;

    @BeforeAll
    static void callsEach() {
        voicemail = EXCHANGE.queue(VOICEMAIL);
        mailboxFull = EXCHANGE.queue("+15035550109");
        noAnswer = EXCHANGE.queue("+12155550110");
        busy = EXCHANGE.queue("+13055550111");
        notInService = EXCHANGE.queue("+14045550112");
        unreachable = EXCHANGE.queue("+16195550113");
        silent = EXCHANGE.queue("+18015550117");
    }

    @Test
    void aMailboxEndsTheCallAtOnceAndIsCalledAgainInAnHour() {
        Row session = voicemail.attempted(1).onlySession();
        assertThat(session.text("call_end_reason")).isEqualTo("voicemail");
        assertThat(session.text("call_ended_by")).isEqualTo("voicemail_detection");
        assertThat(session.text("call_status")).isEqualTo("voicemail");
        JournalEntry end = hungUp(session.text("call_id"));
        assertThat(end.text("by")).isEqualTo("customer");
        assertThat(Duration.between(session.time("verdict_at"), end.at())).isLessThan(Duration.ofSeconds(8));
        assertThat(voicemail.state()).isEqualTo("retry_pending");
        assertThat(voicemail.retriesIn()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
    }

    @Test
    void aMailboxIsNeitherRememberedNorSpokenTo() {
        Row session = voicemail.attempted(1).onlySession();
        assertThat(EXCHANGE.rows("select id from call_classifications where phone_number = ?", VOICEMAIL))
                .isEmpty();
        assertThat(session.text("unhold_requested_at")).isEmpty();
        assertThat(EXCHANGE.journal("vapi-speaks", session.text("assistant_call_sid")))
                .isEmpty();
    }

    @Test
    void aFullMailboxIsCalledAgainInAnHourAndThenThePersonIsServed() {
        mailboxFull.attempted(1);
        assertThat(mailboxFull.session(1).text("call_status")).isEqualTo("voicemail");
        assertThat(mailboxFull.retriesIn()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
        mailboxFull.dueNow().ends();
        assertThat(mailboxFull.state()).isEqualTo("completed");
        assertThat(mailboxFull.session(2).text("ivr_detection_state")).isEqualTo("human");
    }

    @Test
    void aLineNobodyPicksUpIsTriedAgainInAQuarterOfAnHour() {
        Row session = noAnswer.attempted(1).onlySession();
        assertThat(session.text("call_end_reason")).isEqualTo("no_answer");
        assertThat(session.text("answered_at")).isEmpty();
        assertThat(session.text("assistant_call_sid")).isEmpty();
        assertThat(noAnswer.retriesIn()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(19));
        noAnswer.dueNow().ends();
        assertThat(noAnswer.state()).isEqualTo("completed");
        assertThat(noAnswer.row().number("retry_count")).isEqualTo(1);
    }

    @Test
    void anEngagedLineIsTriedAgainInMinutes() {
        Row session = busy.attempted(1).onlySession();
        assertThat(session.text("call_end_reason")).isEqualTo("busy");
        assertThat(busy.retriesIn()).isBetween(Duration.ofSeconds(140), Duration.ofMinutes(4));
        busy.dueNow().ends();
        assertThat(busy.state()).isEqualTo("completed");
    }

    @Test
    void aNumberNotInServiceIsGivenUpWithItsReason() {
        notInService.ends();
        assertThat(notInService.state()).isEqualTo("failed");
        assertThat(notInService.row().text("last_error")).startsWith("not_in_service");
        assertThat(notInService.onlySession().text("call_end_reason")).isEqualTo("not_in_service");
    }

    @Test
    void aNumberTheNetworkDoesNotKnowIsGivenUpWithItsReason() {
        unreachable.ends();
        assertThat(unreachable.state()).isEqualTo("failed");
        assertThat(unreachable.row().text("last_error")).startsWith("invalid_number");
        assertThat(unreachable.onlySession().text("answered_at")).isEmpty();
    }

    @Test
    void aSilentLineEndsInBoundedTimeAndIsTriedAgain() {
        Row session = silent.attempted(1).onlySession();
        assertThat(session.text("call_end_reason")).isIn("ivr_silent", "silent_line");
        assertThat(Duration.between(session.time("answered_at"), session.time("ended_at")))
                .isLessThan(Duration.ofSeconds(60));
        assertThat(silent.state()).isEqualTo("retry_pending");
        assertThat(session.text("unhold_requested_at")).isEmpty();
    }

    private static JournalEntry hungUp(String callSid) {
        List<JournalEntry> ends = EXCHANGE.journal("hung_up", callSid);
        assertThat(ends).hasSize(1);
        return ends.getFirst();
    }
}
