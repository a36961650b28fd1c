package io.patchbay.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.console.feed.Link;
import io.patchbay.console.kit.Tone;
import io.patchbay.contract.row.CallStage;
import io.patchbay.contract.row.DetectionState;
import io.patchbay.ui.UiResources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reads the console's own sources: every message key and style class they name exists, and none exists for nothing.
final class WordsTest {

    /// Keys whose last part is a word of the database, looked up with a fallback.
    private static final Set<String> LOOKED_UP = Set.of("wait", "event", "error", "outcome", "review");

    private static final Pattern KEY = Pattern.compile("\"((?:[a-z]+\\.)[a-zA-Z_.]+)\"");
    private static final Pattern OWN_CLASS =
            Pattern.compile("^\\.([a-z-]+)|[ ,>]\\.([a-z-]+)|[a-z]\\.([a-z-]+)", Pattern.MULTILINE);

    @Test
    void everyKeyUsedHasItsText() {
        var known = keys();

        assertThat(used()).isNotEmpty().allSatisfy(key -> assertThat(known).contains(key));
        assertThat(Arrays.stream(CallStage.values()).map(stage -> "stage." + lower(stage)))
                .allMatch(known::contains);
        assertThat(Arrays.stream(Link.Condition.values()).map(link -> "link." + lower(link)))
                .allMatch(known::contains);
        assertThat(Arrays.stream(DetectionState.values()).map(heard -> "heard." + heard.word()))
                .allMatch(known::contains);
    }

    @Test
    void noTextIsKeptForNothing() {
        var sources = sources();
        var prefixes = Set.of("stage", "heard", "tone", "failure", "column", "tile");

        assertThat(keys())
                .filteredOn(key -> !LOOKED_UP.contains(key.substring(0, key.indexOf('.'))))
                .filteredOn(key -> !prefixes.contains(key.substring(0, key.indexOf('.'))))
                .filteredOn(key -> !key.matches("link\\.(connecting|live|late|lost)"))
                .allMatch(key -> sources.contains("\"" + key + "\""));
    }

    @Test
    void everyToneHasItsColourInTheTheme() {
        var theme = theme();

        assertThat(Stream.of(Tone.values())
                        .filter(tone -> tone != Tone.IDLE)
                        .map(tone -> ".badge." + tone.styleClass()))
                .allMatch(theme::contains);
    }

    @Test
    void everyStyleClassOfTheThemeIsWornBySomething() {
        var sources = sources();
        var worn = Set.of(
                "root",
                "label",
                "ikonli-font-icon",
                "progress-bar",
                "track",
                "bar",
                "status-bar",
                "status-label",
                "column-header",
                "column-header-background",
                "filler",
                "table-cell",
                "table-row-cell");
        var tones = Stream.of(Tone.values()).map(Tone::styleClass).collect(Collectors.toSet());

        assertThat(OWN_CLASS
                        .matcher(theme())
                        .results()
                        .map(found -> Stream.of(found.group(1), found.group(2), found.group(3))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseThrow()))
                .filteredOn(name -> !worn.contains(name) && !tones.contains(name))
                .isNotEmpty()
                .allMatch(name -> sources.contains("\"" + name + "\""));
    }

    private static Set<String> used() {
        var groups = keys().stream()
                .map(key -> key.substring(0, key.indexOf('.') + 1))
                .collect(Collectors.toSet());
        return KEY.matcher(sources())
                .results()
                .map(found -> found.group(1))
                .filter(key -> !key.endsWith(".") && groups.stream().anyMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys() {
        return UiResources.messages(Locale.ROOT).keys();
    }

    private static String theme() {
        return UiResources.stylesheets().stream().map(WordsTest::text).collect(Collectors.joining());
    }

    private static String text(String url) {
        try (var in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/|\\{.*?}", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            Function<Path, String> read = file -> {
                try {
                    return Files.readString(file);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            };
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(read)
                    .collect(Collectors.joining());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
