package io.patchbay.contract.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CallOrderTest {

    @Test
    void linesInUseComeFirstThenWhatNeedsAPersonThenTheQueueThenWhatIsOver() {
        var wall = List.of(
                call("over", "completed", "2026-11-21T10:00:00Z"),
                call("parked", "pending", "2026-11-21T10:00:00Z"),
                call("later", "new", "2026-11-21T11:00:00Z"),
                call("sooner", "retry_pending", "2026-11-21T10:30:00Z"),
                call("line", "calling", "2026-11-21T12:00:00Z"));

        assertThat(wall.stream()
                        .sorted(CallOrder.OF_A_WALL)
                        .map(live -> live.call().clinicName()))
                .containsExactly("line", "sooner", "later", "parked", "over");
    }

    @Test
    void aCallKeepsItsPlaceWhileItLastsWhateverHappensToIt() {
        var first = onTheLine("first", "2026-11-21T10:00:00Z", "active");
        var second = onTheLine("second", "2026-11-21T10:00:05Z", "ringing");
        var secondAnswered = onTheLine("second", "2026-11-21T10:00:05Z", "active");

        assertThat(List.of(second, first).stream().sorted(CallOrder.OF_A_WALL)).containsExactly(first, second);
        assertThat(List.of(secondAnswered, first).stream().sorted(CallOrder.OF_A_WALL))
                .containsExactly(first, secondAnswered);
    }

    private static LiveCall call(String name, String state, String due) {
        var row = JsonNodeFactory.instance.objectNode();
        row.put(
                "id",
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        row.put("clinic_name", name).put("workflow_state", state).put("next_action_at", due);
        return LiveCall.of(row);
    }

    private static LiveCall onTheLine(String name, String created, String status) {
        var row = JsonNodeFactory.instance.objectNode();
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        row.put("id", id).put("clinic_name", name).put("workflow_state", "calling");
        row.putArray(LiveCall.SESSIONS)
                .addObject()
                .put("id", id)
                .put("created_at", created)
                .put("call_status", status);
        return LiveCall.of(row);
    }
}
