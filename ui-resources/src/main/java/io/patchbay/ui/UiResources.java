package io.patchbay.ui;

import java.net.URL;
import java.util.List;
import java.util.Locale;

/// Where the resources are. The only class that knows their paths.
public final class UiResources {

    private static final List<String> WEIGHTS = List.of("Regular", "Medium", "SemiBold", "Bold");

    private UiResources() {}

    /// To be added to every scene, in this order, over an AtlantaFX theme.
    public static List<String> stylesheets() {
        return List.of(
                at("theme/controlsfx-shim.css").toExternalForm(),
                at("theme/patchbay.css").toExternalForm());
    }

    /// The typefaces the style sheets name; to be loaded once, before the first scene.
    public static List<URL> fonts() {
        return WEIGHTS.stream()
                .map(weight -> at("font/IBMPlexSans-" + weight + ".woff"))
                .toList();
    }

    /// The words of the interface; English where the language has none.
    public static Messages messages(Locale locale) {
        return new Messages(locale);
    }

    private static URL at(String path) {
        var url = UiResources.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException("missing resource " + path);
        }
        return url;
    }
}
