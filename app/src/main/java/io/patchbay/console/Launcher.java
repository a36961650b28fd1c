package io.patchbay.console;

import io.patchbay.contract.supabase.Rest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The console's entry. Not an `Application` itself: then JavaFX may come from the class path.
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = "Opens the supervisors' desktop console.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the window was closed", "2:bad options", "3:there is no display, or a library is missing"})
public final class Launcher implements Callable<Integer> {

    private static final int NO_DISPLAY = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--server",
            defaultValue = "http://127.0.0.1:8642",
            paramLabel = "URL",
            description = "Address of the agent's gateway or of a Supabase project (default: ${DEFAULT-VALUE}).")
    private @Nullable URI server;

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "FILE",
            description = "File with the token; an agent on this machine leaves one in its data directory.")
    private @Nullable Path tokenFile;

    @Option(names = "--language", paramLabel = "TAG", description = "Language of the interface, for instance en or de.")
    private @Nullable String language;

    @Option(names = "--speed", hidden = true, defaultValue = "1", description = "How fast the agent's time runs.")
    private double speed = 1;

    @Option(names = "--epoch", hidden = true, description = "From when on it runs that fast.")
    private Instant epoch = Instant.EPOCH;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Launcher()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (server == null || tokenFile == null) {
            throw new IllegalStateException("required options are checked by the parser");
        }
        try {
            Rest.requireUsable(server);
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(commandLine(), "--server: must be https://HOST, or http:// on this machine");
        }
        if (!hasDisplay(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform"))) {
            return refuse(
                    "There is no display (DISPLAY is not set). Use 'patchbay watch' for the table in a terminal.");
        }
        var locale = language == null ? Locale.getDefault() : Locale.forLanguageTag(language);
        var settings = new ConsoleSettings(server, tokenFile, locale, new Pace(speed, epoch));
        try {
            Application.launch(ConsoleApp.class, settings.toArguments());
            return CommandLine.ExitCode.OK;
        } catch (UnsatisfiedLinkError | UnsupportedOperationException missing) {
            return refuse("A system library is missing or the display cannot be opened. On Debian and Ubuntu:"
                    + " apt-get install libgtk-3-0 libgl1 libxxf86vm1 libpangoft2-1.0-0 libfreetype6 fontconfig");
        }
    }

    static boolean hasDisplay(Map<String, String> environment, String system, @Nullable String platform) {
        return !system.startsWith("Linux")
                || "Headless".equals(platform)
                || !environment.getOrDefault("DISPLAY", "").isEmpty();
    }

    private int refuse(String sentence) {
        commandLine().getErr().println(sentence);
        return NO_DISPLAY;
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "run through CommandLine").commandLine();
    }
}
