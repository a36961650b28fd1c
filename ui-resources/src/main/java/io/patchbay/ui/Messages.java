package io.patchbay.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/// The words of the interface in one language.
public final class Messages {

    private static final String BUNDLE = "io.patchbay.ui.messages.console";

    private final Locale locale;
    private final ResourceBundle bundle;

    Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The text of a key with its arguments filled in. Throws `MissingResourceException` for a key that does not exist:
    /// a test finds those before a user does.
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /// The text for a word of the database (`wait.clinic_busy`), or the word itself, blanks for underscores, when it is
    /// newer than this console.
    public String word(String group, String word) {
        var key = group + "." + word;
        return bundle.containsKey(key) ? text(key) : word.replace('_', ' ');
    }

    /// All there is to say; for tests and tools.
    public Set<String> keys() {
        return bundle.keySet();
    }

    public Locale locale() {
        return locale;
    }
}
