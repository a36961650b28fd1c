package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ChangedMenuTest {

    /// From its third call on, another key leads to the records line.
    private static final String CHANGES = "+15125550116";

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast();

    @Test
    void aMenuThatChangedSinceItWasLearnedIsWalkedLiveAndLearnedAnew() {
        QueuedCall before = EXCHANGE.queue(CHANGES).ends();
        assertThat(before.state()).as(before.story()).isEqualTo("completed");
        assertThat(before.sessions()).hasSize(2);
        QueuedCall after = EXCHANGE.queue(CHANGES).ends();
        assertThat(after.state()).as(after.story()).isEqualTo("completed");
        assertThat(after.onlySession().text("purpose")).isEqualTo("task");

        List<Row> versions = EXCHANGE.rows(
                "select * from call_classifications where phone_number = ? order by created_at", CHANGES);
        assertThat(versions).hasSize(2);
        Row old = versions.getFirst();
        Row present = versions.getLast();
        assertThat(old.flag("is_active")).isFalse();
        assertThat(old.text("ivr_actions")).contains("\"3\"");
        assertThat(present.flag("is_active")).isTrue();
        assertThat(present.text("ivr_actions")).contains("\"4\"").doesNotContain("\"3\"");
        assertThat(present.number("verification_count")).isEqualTo(1);
    }
}
