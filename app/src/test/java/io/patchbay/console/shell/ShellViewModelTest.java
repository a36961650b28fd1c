package io.patchbay.console.shell;

import static io.patchbay.console.testkit.CallBuilder.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.console.feed.ConsoleState;
import io.patchbay.console.feed.FeedPolicy;
import io.patchbay.console.feed.Link;
import io.patchbay.console.kit.LinkLight.Lamp;
import io.patchbay.contract.row.CallTotals;
import io.patchbay.ui.UiResources;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShellViewModelTest {

    private final ShellViewModel model =
            new ShellViewModel(FeedPolicy.USUAL, UiResources.messages(Locale.US), Appearance.LIGHT);

    @Test
    void theLightTurnsBeforeTheRowsAreOldAndTheNoticeComesWhenTheyAre() {
        show(Link.NEW.heard(NOW));
        assertThat(model.lamp().get()).isEqualTo(Lamp.LIVE);
        assertThat(model.linkMore().get()).isEqualTo("Last answer 0 s ago. Read every 1 s.");

        model.tick(NOW.plusSeconds(4));
        assertThat(model.lamp().get()).isEqualTo(Lamp.LATE);
        assertThat(model.notice().get()).isEmpty();

        model.tick(NOW.plusSeconds(42));
        assertThat(model.lamp().get()).isEqualTo(Lamp.LOST);
        assertThat(model.notice().get())
                .isEqualTo("Rows are 42 s old. Nothing here is current until the connection is back.");
    }

    @ParameterizedTest
    @CsvSource({
        "unreachable,The server cannot be reached. Is the agent running?",
        "PGRST301,The server does not accept this console's token. It is read again with every try.",
        "42501,This user may not read the calls.",
        "no_token,'The token file cannot be read. Start the agent first, or name its file with --token-file.'",
        "53300,The server refused the request.",
    })
    void aFailureIsASentenceThatSaysWhatToDoAndACode(String code, String sentence) {
        show(Link.NEW.failed(code));

        assertThat(model.notice().get()).startsWith(sentence);
        assertThat(model.noticeCode().get()).isEqualTo("Code " + code);
    }

    @Test
    void theNoticeGoesWhenTheConnectionIsBack() {
        show(Link.NEW.failed("unreachable"));
        show(Link.NEW.heard(NOW));

        assertThat(model.notice().get()).isEmpty();
        assertThat(model.noticeCode().get()).isEmpty();
    }

    private void show(Link link) {
        model.show(new ConsoleState(List.of(), CallTotals.NONE, link), NOW);
    }
}
