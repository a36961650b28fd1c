package io.patchbay.sandbox.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What OpenAI demands of a schema before it promises to follow it: objects closed, every property required, no keyword
/// it does not know how to enforce.
final class StrictSchema {

    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "object", "array", "null");
    private static final List<String> NOT_SUPPORTED = List.of(
            "allOf",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "patternProperties",
            "minLength",
            "maxLength");

    private final JsonNode root;

    StrictSchema(JsonNode root) {
        this.root = root;
    }

    /// What is wrong with the schema, in OpenAI's manner; empty when it will do.
    Optional<String> fault() {
        if (!root.path("type").asText().equals("object")) {
            return Optional.of("schema must be a JSON Schema of 'type: \"object\"'");
        }
        return fault(root, "()");
    }

    private Optional<String> fault(JsonNode schema, String context) {
        if (!schema.isObject()) {
            return Optional.of("In context=" + context + ", schema must be an object.");
        }
        for (String keyword : NOT_SUPPORTED) {
            if (schema.has(keyword)) {
                return Optional.of("In context=" + context + ", '" + keyword + "' is not permitted.");
            }
        }
        Optional<String> fault = ownFault(schema, context);
        if (fault.isPresent()) {
            return fault;
        }
        for (var property : schema.path("properties").properties()) {
            fault = fault.or(() -> fault(property.getValue(), context + "." + property.getKey()));
        }
        for (var definition : schema.path("$defs").properties()) {
            fault = fault.or(() -> fault(definition.getValue(), "$defs." + definition.getKey()));
        }
        for (JsonNode variant : schema.path("anyOf")) {
            fault = fault.or(() -> fault(variant, context + ".anyOf"));
        }
        if (schema.has("items")) {
            fault = fault.or(() -> fault(schema.path("items"), context + ".items"));
        }
        return fault;
    }

    private Optional<String> ownFault(JsonNode schema, String context) {
        if (schema.has("$ref")) {
            return resolve(root, schema).isObject()
                    ? Optional.empty()
                    : Optional.of("In context=" + context + ", reference cannot be resolved.");
        }
        if (schema.has("anyOf") || schema.has("const") || (schema.has("enum") && !schema.has("type"))) {
            return Optional.empty();
        }
        Set<String> types = types(schema);
        if (types.isEmpty() || !TYPES.containsAll(types)) {
            return Optional.of("In context=" + context + ", schema must have a 'type' key.");
        }
        if (types.contains("array") && !schema.has("items")) {
            return Optional.of("In context=" + context + ", array schema missing items.");
        }
        return types.contains("object") ? objectFault(schema, context) : Optional.empty();
    }

    private static Optional<String> objectFault(JsonNode schema, String context) {
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").asBoolean()) {
            return Optional.of(
                    "In context=" + context + ", 'additionalProperties' is required to be supplied and to be false.");
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (var property : schema.path("properties").properties()) {
            if (!required.remove(property.getKey())) {
                return Optional.of("In context=" + context
                        + ", 'required' is required to be supplied and to be an array including every key in"
                        + " properties. Missing '" + property.getKey() + "'.");
            }
        }
        return required.isEmpty()
                ? Optional.empty()
                : Optional.of("In context=" + context + ", 'required' names a key that is not in properties.");
    }

    static Set<String> types(JsonNode schema) {
        Set<String> types = new HashSet<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText()));
        return types;
    }

    /// The schema a `$ref` points to, or the schema itself.
    static JsonNode resolve(JsonNode root, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (reference.isEmpty()) {
            return schema;
        }
        return reference.startsWith("#") ? root.at(reference.substring(1)) : root.path("no such place");
    }
}
