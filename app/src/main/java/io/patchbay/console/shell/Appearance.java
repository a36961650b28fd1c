package io.patchbay.console.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/// Light or dark.
public enum Appearance {
    LIGHT,
    DARK;

    /// What the desktop uses.
    public static Appearance ofDesktop() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    public Appearance other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// Dresses every window of this program.
    public void apply() {
        var theme = this == LIGHT ? new PrimerLight() : new PrimerDark();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }
}
