package io.patchbay.console.live;

import static io.patchbay.console.testkit.CallBuilder.NOW;
import static io.patchbay.console.testkit.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.console.feed.ConsoleState;
import io.patchbay.console.feed.Link;
import io.patchbay.contract.row.CallStage;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.contract.row.LiveCall;
import io.patchbay.ui.UiResources;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

final class LiveViewModelTest {

    private final LiveViewModel model =
            new LiveViewModel(new CallTexts(UiResources.messages(Locale.US), StagePolicy.USUAL, ZoneId.of("UTC")));

    @Test
    void aRowIsChangedInPlaceNeverReplaced() {
        show(aCall("A").session("ringing", 1, 5).build());
        var row = model.rows().getFirst();
        show(aCall("A").session("active", 1, 5).build());

        assertThat(model.rows().getFirst()).isSameAs(row);
        assertThat(row.stage().get().stage()).isEqualTo(CallStage.LISTENING);
    }

    @Test
    void anUpdateOfRowsDoesNotTouchTheList() {
        show(aCall("A").build(), aCall("B").build());
        var changes = new AtomicInteger();
        model.rows().addListener((ListChangeListener<CallRow>) _ -> changes.incrementAndGet());
        show(aCall("A").waitsFor("pacing").build(), aCall("B").build());

        assertThat(changes).hasValue(0);
    }

    @Test
    void theSelectedRowStaysSelectedWhenOthersComeAndGo() {
        show(aCall("A").build(), aCall("B").build());
        var chosen = model.rows().getLast();
        model.selected().set(chosen);
        show(aCall("C").build(), aCall("B").build());

        assertThat(model.selected().get()).isSameAs(chosen);

        show(aCall("C").build());
        assertThat(model.selected().get()).isNull();
    }

    @Test
    void aTickMovesTimesAndTellsNobodyWhatDidNotChange() {
        show(aCall("A").session("active", 1, 5).build());
        var row = model.rows().getFirst();
        var clinic = new AtomicInteger();
        row.clinic().subscribe(clinic::incrementAndGet);
        model.tick(NOW.plusSeconds(1));

        assertThat(row.time().get()).isEqualTo("0:06");
        assertThat(clinic).hasValue(0);
    }

    private void show(LiveCall... calls) {
        model.show(new ConsoleState(List.of(calls), CallTotals.NONE, Link.NEW.heard(NOW)), NOW);
    }
}
