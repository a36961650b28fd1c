package io.patchbay.sandbox.twilio.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a form-encoded body or query string, in order, repeats included. Immutable.
public record Form(List<Field> fields) {

    /// One name and its value, decoded.
    public record Field(String name, String value) {}

    public static final Form EMPTY = new Form(List.of());

    public Form {
        fields = List.copyOf(fields);
    }

    /// Alternating names and values; a null value leaves the field out.
    public static Form of(@Nullable String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            String value = namesAndValues[i + 1];
            if (name != null && value != null) {
                fields.add(new Field(name, value));
            }
        }
        return new Form(fields);
    }

    /// Reads `application/x-www-form-urlencoded`; malformed escapes are refused with `IllegalArgumentException`.
    public static Form parse(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return EMPTY;
        }
        List<Field> fields = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.add(new Field(decoded(name), decoded(value)));
            }
        }
        return new Form(fields);
    }

    public Form plus(Form more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(more.fields);
        return new Form(all);
    }

    public Form with(String name, @Nullable String value) {
        return plus(of(name, value));
    }

    /// The first value under the name.
    public Optional<String> get(String name) {
        return fields.stream()
                .filter(f -> f.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /// The first value under the name that is not blank.
    public Optional<String> filled(String name) {
        return get(name).filter(value -> !value.isBlank());
    }

    /// All values under the name; a value may itself list several, separated by blanks.
    public List<String> all(String name) {
        return fields.stream()
                .filter(f -> f.name().equals(name))
                .flatMap(f -> List.of(f.value().trim().split("\\s+")).stream())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    public boolean isTrue(String name, boolean otherwise) {
        return filled(name).map(value -> value.equalsIgnoreCase("true")).orElse(otherwise);
    }

    public String encoded() {
        return fields.stream()
                .map(f -> encoded(f.name()) + "=" + encoded(f.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
