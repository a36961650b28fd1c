package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.journal.JournalEntry;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PersonAnswersTest {

    private static final String LAKESIDE = "+12025550101";

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast();

    private static QueuedCall first;
    private static QueuedCall second;

    @BeforeAll
    static void callsTwice() {
        first = EXCHANGE.queue(LAKESIDE).ends();
        second = EXCHANGE.queue(LAKESIDE).ends();
    }

    @Test
    void aPersonIsServedOnTheClassificationCall() {
        assertThat(first.state()).isEqualTo("completed");
        assertThat(first.row().text("success_evaluation")).isEqualTo("Sending Records");
        Row session = first.onlySession();
        assertThat(session.text("purpose")).isEqualTo("classification");
        assertThat(session.text("call_end_reason")).isEqualTo("conversation_over");
        assertThat(session.text("ivr_detection_state")).isEqualTo("human");
        assertThat(session.flag("default_verdict")).isFalse();
    }

    @Test
    void theAssistantSpeaksOnlyAfterTheConfirmedUnhold() {
        Row session = first.onlySession();
        assertThat(session.time("unhold_requested_at")).isAfterOrEqualTo(session.time("verdict_at"));
        assertThat(session.time("assistant_first_audio_at")).isAfter(session.time("unhold_confirmed_at"));
        String assistant = session.text("assistant_call_sid");
        List<JournalEntry> holds = EXCHANGE.journal("participant", assistant);
        assertThat(holds).extracting(entry -> entry.text("event")).contains("participant-hold", "participant-unhold");
        JournalEntry unhold = holds.stream()
                .filter(entry -> entry.text("event").equals("participant-unhold"))
                .findFirst()
                .orElseThrow();
        List<JournalEntry> words = EXCHANGE.journal("vapi-speaks", assistant);
        assertThat(words).isNotEmpty();
        assertThat(words).allMatch(entry -> entry.text("held").equals("false"));
        assertThat(words.getFirst().number()).isGreaterThan(unhold.number());
    }

    @Test
    void theClassificationIsRemembered() {
        Row known = EXCHANGE.row("select * from call_classifications where phone_number = ?", LAKESIDE);
        assertThat(known.text("classification_type")).isEqualTo("human");
        assertThat(known.flag("is_active")).isTrue();
        assertThat(known.text("pre_call_sid")).isEqualTo(first.onlySession().text("call_id"));
    }

    @Test
    void theSecondCallUsesWhatTheFirstLearnedAndDoesNotHoldTheAssistant() {
        assertThat(second.state()).isEqualTo("completed");
        Row session = second.onlySession();
        assertThat(session.text("purpose")).isEqualTo("task");
        assertThat(EXCHANGE.journal("participant", session.text("assistant_call_sid")))
                .extracting(entry -> entry.text("event"))
                .doesNotContain("participant-hold");
        assertThat(EXCHANGE.row("select * from call_classifications where phone_number = ?", LAKESIDE)
                        .number("verification_count"))
                .isEqualTo(2);
    }
}
