package io.patchbay.agent.gateway.rest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a statement with the values it binds, in order. The text is ours and the catalogue's alone.
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable String> values = new ArrayList<>();

    /// Appends text of ours.
    Sql add(String piece) {
        text.append(piece);
        return this;
    }

    Sql add(Sql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /// Appends a placeholder. The server takes the value as a literal of whatever type the place asks for.
    Sql bind(@Nullable String value) {
        text.append('?');
        values.add(value);
        return this;
    }

    /// Appends a name that exists in the catalogue.
    Sql name(String identifier) {
        text.append(quoted(identifier));
        return this;
    }

    Sql name(String qualifier, String identifier) {
        return name(qualifier).add(".").name(identifier);
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    String text() {
        return text.toString();
    }

    List<@Nullable String> values() {
        return values;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
