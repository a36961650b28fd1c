package io.patchbay.agent.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decoded form values or query parameters. Values are patient data as long as nobody knows better, so its text
/// shows none.
record Form(Map<String, List<String>> values) {

    static final Form EMPTY = new Form(Map.of());

    /// Reads `a=b&c=d`; empty when an escape is broken. Nothing is trimmed: signatures cover every blank.
    static Optional<Form> read(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        try {
            for (var pair : encoded.split("&", -1)) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                    var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
                }
            }
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
        return Optional.of(new Form(values));
    }

    /// The value of a name that is there exactly once.
    Optional<String> one(String name) {
        var found = values.getOrDefault(name, List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Form" + values.keySet();
    }
}
