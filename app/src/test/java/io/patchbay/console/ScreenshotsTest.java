package io.patchbay.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.console.shell.Appearance;
import io.patchbay.console.testkit.Desk;
import io.patchbay.console.testkit.Pictures;
import io.patchbay.console.testkit.Wall;
import io.patchbay.contract.row.LiveCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Draws the live screen as a customer sees it, into `target/screenshots`, and checks that there is something to see.
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
final class ScreenshotsTest {

    private static final Duration NO_TIME = Duration.ZERO;

    @ParameterizedTest
    @EnumSource(Appearance.class)
    void theLiveScreen(Appearance appearance) {
        var picture = new Shot("live", appearance, Locale.US, 1280, 800).take(Wall.calls(), NO_TIME);

        assertThat(coloursOf(picture)).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(Appearance.class)
    void theLiveScreenWhenTheConnectionIsLost(Appearance appearance) {
        var lost = new Shot("live-lost", appearance, Locale.US, 1280, 800).take(Wall.calls(), Duration.ofSeconds(42));

        assertThat(coloursOf(lost)).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(Appearance.class)
    void theLiveScreenInGermanOnALargeDisplay(Appearance appearance) {
        var picture = new Shot("live-de-large", appearance, Locale.GERMANY, 1920, 1080).take(Wall.calls(), NO_TIME);

        assertThat(coloursOf(picture)).hasSizeGreaterThan(200);
    }

    @Test
    void theLiveScreenWithoutCalls() {
        var picture = new Shot("live-empty", Appearance.LIGHT, Locale.US, 1280, 800).take(List.of(), NO_TIME);

        assertThat(coloursOf(picture)).hasSizeGreaterThan(20);
    }

    private record Shot(String name, Appearance appearance, Locale language, int width, int height) {

        WritableImage take(List<LiveCall> calls, Duration silence) {
            var desk = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new Desk(language, appearance));
            desk.heard(calls);
            WaitForAsyncUtils.waitForFxEvents();
            return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
                desk.pass(silence);
                var picture = Pictures.of(desk.scene(width, height));
                Pictures.write(picture, name + "-" + appearance.name().toLowerCase(Locale.ROOT));
                desk.close();
                return picture;
            });
        }
    }

    private static Set<Integer> coloursOf(WritableImage picture) {
        var colours = new HashSet<Integer>();
        var pixels = picture.getPixelReader();
        for (int y = 0; y < picture.getHeight(); y += 2) {
            for (int x = 0; x < picture.getWidth(); x += 2) {
                colours.add(pixels.getArgb(x, y));
            }
        }
        return colours;
    }
}
