package io.patchbay.contract.supabase;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/// A name and a value: of a query string, or of a header.
record Parameter(String name, String value) {

    static String query(Collection<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
                .collect(Collectors.joining("&"));
    }

    /// Percent-encoded throughout: a plus sign or a blank in a time stamp must arrive as it was.
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
