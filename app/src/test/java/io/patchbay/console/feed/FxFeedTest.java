package io.patchbay.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.console.testkit.CallBuilder;
import io.patchbay.contract.row.CallTotals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class FxFeedTest {

    private final Queue<Runnable> pending = new ArrayDeque<>();
    private final FxFeed feed = new FxFeed(pending::add);
    private final List<ConsoleState> seen = new ArrayList<>();

    @Test
    void manyStatesCostOneDeliveryAndTheNewestArrives() {
        feed.subscribe(seen::add);
        for (int i = 0; i < 1000; i++) {
            feed.publish(state(i));
        }

        assertThat(pending).hasSize(1);
        pending.remove().run();
        assertThat(seen).containsExactly(ConsoleState.EMPTY, state(999));
    }

    @Test
    void aStatePublishedDuringADeliveryIsDeliveredToo() {
        feed.subscribe(state -> {
            if (state.equals(state(1))) {
                feed.publish(state(2));
            }
            seen.add(state);
        });
        feed.publish(state(1));
        pending.remove().run();
        pending.remove().run();

        assertThat(seen).endsWith(state(1), state(2));
    }

    @Test
    void aLateListenerGetsWhatIsShown() {
        feed.publish(state(7));
        pending.remove().run();
        feed.subscribe(seen::add);

        assertThat(seen).containsExactly(state(7));
    }

    @Test
    void whoHasUnsubscribedHearsNothing() {
        feed.subscribe(seen::add).unsubscribe();
        feed.publish(state(1));
        pending.remove().run();

        assertThat(seen).containsExactly(ConsoleState.EMPTY);
    }

    private static ConsoleState state(int active) {
        return new ConsoleState(List.of(), new CallTotals(active, 0, 0, 0, 0, 0), Link.NEW.heard(CallBuilder.NOW));
    }
}
