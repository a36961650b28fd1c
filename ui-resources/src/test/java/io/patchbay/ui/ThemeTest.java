package io.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ThemeTest {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile("-fx-[\\w-]*(?:color|fill|stroke)[\\w-]*:\\s*([^;]+);");
    /// What the files themselves call their family; the bold one shares the regular one's.
    private static final Map<String, String> FAMILIES = Map.of(
            "Regular", "IBM Plex Sans",
            "Medium", "IBM Plex Sans Medm",
            "SemiBold", "IBM Plex Sans SmBld",
            "Bold", "IBM Plex Sans");

    private static final Pattern LOOKED_UP = Pattern.compile("-color-[a-z]+(?:-[a-z0-9]+)*|transparent");

    @Test
    void everyColourIsLookedUpSoThatBothAppearancesFollow() throws IOException {
        for (var sheet : UiResources.stylesheets()) {
            var colours = COLOUR.matcher(text(sheet))
                    .results()
                    .flatMap(found -> Pattern.compile("[,\\s]+")
                            .splitAsStream(found.group(1).strip()))
                    .collect(Collectors.toSet());

            assertThat(colours)
                    .isNotEmpty()
                    .allMatch(colour -> LOOKED_UP.matcher(colour).matches());
        }
    }

    @Test
    void everyNamedTypefaceIsShipped() throws IOException {
        var named = Pattern.compile("-fx-font-family: \"([^\"]+)\"")
                .matcher(text(UiResources.stylesheets().getLast()))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var shipped = UiResources.fonts().stream()
                .map(font -> font.getPath().replaceAll(".*IBMPlexSans-|\\.woff", ""))
                .map(FAMILIES::get)
                .toList();

        assertThat(shipped).containsAll(named);
    }

    @Test
    void typefacesAreReadable() throws IOException {
        for (var font : UiResources.fonts()) {
            try (var in = font.openStream()) {
                assertThat(new String(in.readNBytes(4), StandardCharsets.US_ASCII))
                        .isEqualTo("wOFF");
            }
        }
    }

    private static String text(String sheet) throws IOException {
        try (var in = URI.create(sheet).toURL().openStream()) {
            return COMMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll("");
        }
    }
}
