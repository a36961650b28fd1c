package io.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesTest {

    private static final Pattern SINGLE_QUOTE = Pattern.compile("(?<!')'(?!')");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(bundle("_de").keySet()).isEqualTo(bundle("").keySet());
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        var german = bundle("_de");
        bundle("")
                .forEach((key, pattern) -> assertThat(arguments(german.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(pattern)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void noTextLosesAnApostropheToThePattern(String language) {
        assertThat(bundle(language).values())
                .noneMatch(text -> SINGLE_QUOTE.matcher(text).find());
    }

    @Test
    void theSecondLanguageIsTranslatedNotCopied() {
        var english = bundle("");
        var same = bundle("_de").entrySet().stream()
                .filter(entry -> entry.getValue().equals(english.get(entry.getKey())))
                .filter(entry -> entry.getValue().replaceAll("\\{[^}]*}", "").matches(".*\\p{L}{3}.*"))
                .map(Map.Entry::getKey);

        assertThat(same)
                .containsExactlyInAnyOrder(
                        "app.name", "column.patient", "failure.code", "status.server", "heard.human", "time.minutes");
    }

    @Test
    void argumentsAreWrittenAsTheLanguageWritesThem() {
        assertThat(UiResources.messages(Locale.US).text("status.rows", 1234)).isEqualTo("1,234 calls");
        assertThat(UiResources.messages(Locale.GERMANY).text("status.rows", 1234))
                .isEqualTo("1.234 Anrufe");
        assertThat(UiResources.messages(Locale.US).text("status.rows", 1)).isEqualTo("1 call");
    }

    @Test
    void aLanguageWithoutBundleGetsEnglishWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(UiResources.messages(Locale.FRANCE).text("tile.waiting")).isEqualTo("Waiting");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aWordNewerThanTheConsoleIsShownAsItIs() {
        var messages = UiResources.messages(Locale.US);

        assertThat(messages.word("wait", "clinic_busy")).isEqualTo("Another call to this clinic");
        assertThat(messages.word("wait", "moon_phase")).isEqualTo("moon phase");
    }

    @Test
    void aKeyThatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> UiResources.messages(Locale.US).text("no.such.key"))
                .isInstanceOf(MissingResourceException.class);
    }

    private static List<String> arguments(String pattern) {
        Format[] formats = new MessageFormat(pattern, Locale.US).getFormatsByArgumentIndex();
        return Arrays.stream(formats)
                .map(format -> format == null ? "text" : format.getClass().getSimpleName())
                .toList();
    }

    private static Map<String, String> bundle(String language) {
        var properties = new Properties();
        try (var in = MessagesTest.class.getResourceAsStream("messages/console" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        var sorted = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> sorted.put(key, properties.getProperty(key)));
        return sorted;
    }
}
