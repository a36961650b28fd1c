package io.patchbay.agent.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableLayoutTest {

    @Test
    void noLineIsLongerThanTheTerminal() {
        assertThat(new TableLayout(40).heading()).hasSizeLessThanOrEqualTo(40).startsWith("STATE");
    }

    @Test
    void aLongTextIsCutWithASign() {
        assertThat(TableLayout.cut("Bayview Occupational Health", 10)).isEqualTo("Bayview O~");
        assertThat(TableLayout.cut("Bayview", 7)).isEqualTo("Bayview");
    }

    @Test
    void aClinicCannotSteerTheTerminal() {
        assertThat(TableLayout.cut("\u001b[2JElm\nGrove\u0007", 40)).isEqualTo(" [2JElm Grove ");
    }

    @Test
    void theSizeOfTheTerminalIsTakenFromTheEnvironmentWithinReason() {
        assertThat(Terminal.size(Map.of("COLUMNS", "200", "LINES", "50"))).isEqualTo(new Terminal.Size(200, 50));
        assertThat(Terminal.size(Map.of("COLUMNS", "3", "LINES", "x"))).isEqualTo(new Terminal.Size(60, 30));
    }
}
