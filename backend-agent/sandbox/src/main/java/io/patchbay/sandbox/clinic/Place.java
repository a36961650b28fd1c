package io.patchbay.sandbox.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A piece of a clinic's file and where in the file it stands. Whatever is missing, unknown or misspelt is an
/// [IllegalArgumentException] that names both.
record Place(String file, String path, JsonNode node) {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})ms|(\\d{1,6}(?:\\.\\d{1,3})?)s");

    /// The names of an object's fields.
    Set<String> names() {
        if (!node.isObject()) {
            throw wrong("a list of names and values belongs here");
        }
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Refuses every field but these.
    void only(String... known) {
        for (String name : names()) {
            if (!List.of(known).contains(name)) {
                throw wrong("unknown field '" + name + "'");
            }
        }
    }

    Place child(String name) {
        return maybe(name).orElseThrow(() -> wrong("'" + name + "' is missing"));
    }

    Optional<Place> maybe(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(new Place(file, below(name), value));
    }

    /// The members of a list.
    List<Place> items() {
        if (!node.isArray()) {
            throw wrong("a list belongs here");
        }
        List<Place> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Place(file, path + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    boolean isList() {
        return node.isArray();
    }

    boolean isText() {
        return node.isTextual();
    }

    String text() {
        if (!node.isValueNode()) {
            throw wrong("a text belongs here");
        }
        return node.asText();
    }

    String text(String name) {
        return child(name).text();
    }

    String text(String name, String otherwise) {
        return maybe(name).map(Place::text).orElse(otherwise);
    }

    /// A text that must be one of these words.
    String word(String name, Set<String> words) {
        Place place = child(name);
        if (!words.contains(place.text())) {
            throw place.wrong("'" + place.text() + "' is none of " + new TreeSet<>(words));
        }
        return place.text();
    }

    int number(String name, int least, int otherwise) {
        return maybe(name).map(place -> place.number(least)).orElse(otherwise);
    }

    private int number(int least) {
        if (!node.isInt() || node.asInt() < least) {
            throw wrong("'" + node.asText() + "' is not a whole number from " + least + " on");
        }
        return node.asInt();
    }

    boolean flag(String name) {
        Optional<Place> value = maybe(name);
        if (value.isPresent() && !value.get().node.isBoolean()) {
            throw value.get().wrong("'" + value.get().node.asText() + "' is neither true nor false");
        }
        return value.isPresent() && value.get().node.asBoolean();
    }

    /// A time such as `500ms` or `2.5s`.
    Duration time() {
        Matcher time = TIME.matcher(text());
        if (!time.matches()) {
            throw wrong("'" + text() + "' is not a time; write 500ms or 2s");
        }
        return time.group(1) != null
                ? Duration.ofMillis(Long.parseLong(time.group(1)))
                : Duration.ofMillis(Math.round(Double.parseDouble(time.group(2)) * 1_000));
    }

    Duration time(String name, Duration otherwise) {
        return maybe(name).map(Place::time).orElse(otherwise);
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + (path.isEmpty() ? "" : ", " + path) + ": " + what);
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
