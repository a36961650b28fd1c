package io.patchbay.sandbox.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a clinic's file that knows where it is, for sentences about what is wrong there.
record ClinicNode(JsonNode json, String place) {

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(ms|s|m)");

    boolean has(String name) {
        return json.has(name);
    }

    boolean isText() {
        return json.isTextual() || json.isNumber();
    }

    String asText() {
        return json.asText();
    }

    ClinicNode at(String name) {
        JsonNode child = json.get(name);
        return new ClinicNode(child == null ? MissingNode.getInstance() : child, place + ": " + name);
    }

    List<ClinicNode> items() {
        List<ClinicNode> items = new ArrayList<>();
        for (JsonNode item : json) {
            items.add(new ClinicNode(item, place + "[" + (items.size() + 1) + "]"));
        }
        return items;
    }

    Map<String, ClinicNode> fields() {
        Map<String, ClinicNode> fields = new LinkedHashMap<>();
        json.properties().forEach(e -> fields.put(e.getKey(), new ClinicNode(e.getValue(), place + ": " + e.getKey())));
        return fields;
    }

    List<String> texts() {
        return json.isArray() ? items().stream().map(ClinicNode::asText).toList() : List.of(asText());
    }

    Map<String, String> textFields() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields().forEach((name, node) -> texts.put(name, node.asText()));
        return texts;
    }

    /// Refuses names this place does not know: a misspelt one would silently do nothing.
    void only(String... names) {
        fields().keySet().stream()
                .filter(name -> !Set.of(names).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ClinicFileException(place + ": '" + name + "' is not known here");
                });
    }

    String text(String name) {
        if (!json.hasNonNull(name)) {
            throw new ClinicFileException(place + ": '" + name + "' is missing");
        }
        return json.get(name).asText();
    }

    String text(String name, String otherwise) {
        return json.hasNonNull(name) ? json.get(name).asText() : otherwise;
    }

    String oneOf(String name, Set<String> allowed) {
        String text = text(name);
        if (!allowed.contains(text)) {
            throw new ClinicFileException(
                    place + ": '" + name + "' must be one of " + new java.util.TreeSet<>(allowed));
        }
        return text;
    }

    String oneOf(String name, Set<String> allowed, String otherwise) {
        return has(name) ? oneOf(name, allowed) : otherwise;
    }

    int number(String name, int otherwise) {
        return json.hasNonNull(name) ? json.get(name).asInt() : otherwise;
    }

    boolean truth(String name, boolean otherwise) {
        return json.hasNonNull(name) ? json.get(name).asBoolean() : otherwise;
    }

    Duration duration(String name, Duration otherwise) {
        return has(name) ? at(name).duration() : otherwise;
    }

    /// Such as `800ms`, `2.5s`, `2m`.
    Duration duration() {
        Matcher matcher = DURATION.matcher(json.asText());
        if (!matcher.matches()) {
            throw new ClinicFileException(place + ": a length of time looks like 800ms, 2.5s or 2m");
        }
        double amount = Double.parseDouble(matcher.group(1));
        double millis = switch (matcher.group(2)) {
            case "ms" -> amount;
            case "s" -> amount * 1000;
            default -> amount * 60_000;
        };
        return Duration.ofMillis((long) millis);
    }
}
