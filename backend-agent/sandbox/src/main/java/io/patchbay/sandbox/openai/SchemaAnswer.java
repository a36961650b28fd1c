package io.patchbay.sandbox.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An answer that fits a schema nobody here has seen before, filled in from what was read: enum words that name kinds
/// of answerer, keys of a telephone, actions, confidences and reasons are recognised by their names.
final class SchemaAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int QUOTE = 90;

    private final JsonNode root;
    private final Reading reading;

    SchemaAnswer(JsonNode root, Reading reading) {
        this.root = root;
        this.reading = reading;
    }

    JsonNode answer() {
        return value(root, "");
    }

    private JsonNode value(JsonNode given, String name) {
        JsonNode schema = StrictSchema.resolve(root, given);
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return choice(schema.path("enum"));
        }
        if (schema.has("anyOf")) {
            return variant(schema.path("anyOf"), name);
        }
        Set<String> types = StrictSchema.types(schema);
        if (types.contains("object")) {
            return object(schema);
        }
        if (types.contains("array")) {
            return array(schema, name);
        }
        if (types.contains("string")) {
            return string(name, types.contains("null"));
        }
        if (types.contains("number") || types.contains("integer")) {
            return number(schema, name, types.contains("integer"));
        }
        if (types.contains("boolean")) {
            return JSON.valueToTree(claim(name));
        }
        return JSON.nullNode();
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.createObjectNode();
        for (var property : schema.path("properties").properties()) {
            object.set(property.getKey(), value(property.getValue(), property.getKey()));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, String name) {
        ArrayNode array = JSON.createArrayNode();
        int least = Math.max(schema.path("minItems").asInt(0), isReason(name) ? 1 : 0);
        for (int i = 0; i < least; i++) {
            array.add(value(schema.path("items"), name));
        }
        return array;
    }

    /// Null unless there is something to do or to press.
    private JsonNode variant(JsonNode variants, String name) {
        List<JsonNode> full = new ArrayList<>();
        boolean nullable = false;
        for (JsonNode variant : variants) {
            boolean isNull = StrictSchema.types(variant).equals(Set.of("null"));
            nullable |= isNull;
            if (!isNull) {
                full.add(variant);
            }
        }
        boolean something = reading.key(Set.of()).isPresent() || isReason(name);
        return full.isEmpty() || (nullable && !something) ? JSON.nullNode() : value(full.getFirst(), name);
    }

    private JsonNode choice(JsonNode values) {
        Set<String> keys = new LinkedHashSet<>();
        Set<Wording.Kind> kinds = new HashSet<>();
        for (JsonNode value : values) {
            String text = value.asText();
            if (text.matches("[0-9*#]")) {
                keys.add(text);
            }
            kinds.addAll(Wording.kindsNamed(text));
        }
        if (!keys.isEmpty()) {
            return key(values, keys);
        }
        boolean actions = values.valueStream().anyMatch(value -> isPress(value.asText()));
        if (actions) {
            return action(values);
        }
        return kinds.size() > 1 ? party(values, kinds) : values.get(0);
    }

    private JsonNode key(JsonNode values, Set<String> keys) {
        String key = reading.key(keys).orElse("");
        for (JsonNode value : values) {
            boolean none =
                    key.isEmpty() && (value.isNull() || value.asText().matches("(?i)|none|nothing|no_key|no key"));
            if (none || (!key.isEmpty() && value.asText().equals(key))) {
                return value;
            }
        }
        return values.get(0);
    }

    private JsonNode party(JsonNode values, Set<Wording.Kind> kinds) {
        Wording.Kind kind = reading.strongest(kinds)
                .orElse(kinds.contains(Wording.Kind.UNCERTAIN) ? Wording.Kind.UNCERTAIN : Wording.Kind.HUMAN);
        for (JsonNode value : values) {
            if (Wording.kindsNamed(value.asText()).contains(kind)) {
                return value;
            }
        }
        return values.get(0);
    }

    private JsonNode action(JsonNode values) {
        boolean press = reading.key(Set.of()).isPresent();
        boolean voicemail = reading.strongest() == Wording.Kind.VOICEMAIL;
        String wanted = press ? "press|dtmf|digit|key" : voicemail ? "hang" : "wait|listen|none|nothing";
        for (JsonNode value : values) {
            if (value.asText().toLowerCase(Locale.ROOT).matches(".*(?:" + wanted + ").*")) {
                return value;
            }
        }
        return values.get(values.size() - 1);
    }

    private JsonNode string(String name, boolean nullable) {
        if (isReason(name)) {
            return JSON.valueToTree(reason());
        }
        if (isKey(name)) {
            String key = reading.key(Set.of()).orElse("");
            return key.isEmpty() && nullable ? JSON.nullNode() : JSON.valueToTree(key);
        }
        return nullable ? JSON.nullNode() : JSON.valueToTree("");
    }

    private JsonNode number(JsonNode schema, String name, boolean whole) {
        boolean sure = name.toLowerCase(Locale.ROOT).matches(".*(?:confiden|certain|probab|score).*");
        double value = sure ? reading.confidence() : 0;
        if (sure && (whole || schema.path("maximum").asDouble(1) > 1)) {
            value *= 100;
        }
        value = Math.max(value, schema.path("minimum").asDouble(value));
        value = Math.min(value, schema.path("maximum").asDouble(value));
        return whole ? JSON.valueToTree((long) value) : JSON.valueToTree(value);
    }

    private boolean claim(String name) {
        List<Wording.Kind> kinds = Wording.kindsNamed(name.replaceAll("([a-z])([A-Z])", "$1 $2"));
        return kinds.contains(reading.strongest());
    }

    private String reason() {
        String speech = reading.speech().replaceAll("\\s+", " ");
        String quote = speech.length() > QUOTE ? speech.substring(0, QUOTE) : speech;
        return "Sounds like "
                + reading.strongest().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + quote;
    }

    private static boolean isReason(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*(?:reason|evidence|why|explan|rationale|summary|because).*");
    }

    private static boolean isKey(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*(?:digit|key|press|dtmf|value|choice).*");
    }

    private static boolean isPress(String value) {
        return value.toLowerCase(Locale.ROOT).matches(".*(?:press|dtmf|digit).*");
    }
}
