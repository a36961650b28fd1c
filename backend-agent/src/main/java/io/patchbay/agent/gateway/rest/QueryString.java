package io.patchbay.agent.gateway.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parameters of a query string, in their order; a name may come more than once.
record QueryString(List<Parameter> parameters) {

    /// Not a shape of a result, but a parameter of a write.
    private static final List<String> OF_WRITES = List.of("columns", "on_conflict");

    record Parameter(String name, String value) {

        boolean isCalled(String other) {
            return name.equals(other);
        }
    }

    static QueryString of(@Nullable String raw) {
        var parameters = new ArrayList<Parameter>();
        for (var part : raw == null ? new String[0] : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                var name = equals < 0 ? part : part.substring(0, equals);
                parameters.add(new Parameter(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1))));
            }
        }
        return new QueryString(List.copyOf(parameters));
    }

    Optional<String> value(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.isCalled(name))
                .map(Parameter::value)
                .findFirst();
    }

    /// Those that shape what is read.
    List<Parameter> shaping() {
        return parameters.stream()
                .filter(parameter -> !OF_WRITES.contains(parameter.name()))
                .toList();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw RestFailure.unparsable("query string", "%");
        }
    }
}
