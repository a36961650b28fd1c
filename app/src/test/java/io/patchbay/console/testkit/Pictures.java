package io.patchbay.console.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Pictures of a scene that is not on any screen, so of any size.
public final class Pictures {

    private Pictures() {}

    /// On the JavaFX thread. Drawn twice: a table needs a second pass to agree with its own header.
    public static WritableImage of(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.snapshot(null);
        return scene.snapshot(null);
    }

    public static Path write(WritableImage picture, String name) {
        try {
            var directory = Files.createDirectories(Path.of("target", "screenshots"));
            var file = directory.resolve(name + ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", file.toFile());
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
