package io.patchbay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class LauncherTest {

    @Test
    void aDisplayIsNeededOnLinuxOnly() {
        assertThat(Launcher.hasDisplay(Map.of(), "Linux", null)).isFalse();
        assertThat(Launcher.hasDisplay(Map.of("DISPLAY", ""), "Linux", null)).isFalse();
        assertThat(Launcher.hasDisplay(Map.of("DISPLAY", ":0"), "Linux", null)).isTrue();
        assertThat(Launcher.hasDisplay(Map.of(), "Linux", "Headless")).isTrue();
        assertThat(Launcher.hasDisplay(Map.of(), "Mac OS X", null)).isTrue();
    }

    @Test
    void rowsAreNotReadOverPlainHttpFromAnotherMachine() {
        var said = new StringWriter();
        int status = new CommandLine(new Launcher())
                .setErr(new PrintWriter(said, true))
                .execute("--server", "http://db.example.com", "--token-file", "x");

        assertThat(status).isEqualTo(2);
        assertThat(said.toString()).contains("--server: must be https://HOST, or http:// on this machine");
    }

    @Test
    void whatIsMissingIsNamed() {
        var said = new StringWriter();
        int status = new CommandLine(new Launcher())
                .setErr(new PrintWriter(said, true))
                .execute();

        assertThat(status).isEqualTo(2);
        assertThat(said.toString()).contains("--token-file=FILE");
    }

    @Test
    void settingsSurviveTheWayThroughJavaFx() {
        var settings = new ConsoleSettings(
                URI.create("http://127.0.0.1:7420"),
                Path.of("/var/lib/some where/console-token"),
                Locale.GERMANY,
                new Pace(20, Instant.EPOCH));

        assertThat(ConsoleSettings.ofArguments(List.of(settings.toArguments()))).isEqualTo(settings);
    }

    @Test
    void aFasterAgentIsSeenInItsOwnTime() {
        var epoch = Instant.parse("2026-03-29T19:00:00Z");
        var wall = InstantSource.fixed(epoch.plusSeconds(3));

        assertThat(new Pace(20, epoch).over(wall).instant()).isEqualTo(epoch.plusSeconds(60));
        assertThat(Pace.OF_THE_WALL.over(wall).instant()).isEqualTo(wall.instant());
    }
}
