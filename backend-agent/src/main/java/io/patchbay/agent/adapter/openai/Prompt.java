package io.patchbay.agent.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One versioned prompt: what the model is, how a question is put, and the shape its answer must have. A change of
/// words is a new version, so that answers can be told apart afterwards.
record Prompt(String name, int version, String system, String template, JsonNode schema) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    static Prompt load(String name, int version) {
        var stem = name + ".v" + version;
        try {
            return new Prompt(
                    name,
                    version,
                    resource(stem + ".system.txt").strip(),
                    resource(stem + ".user.txt").strip(),
                    JsonMapper.builder().build().readTree(resource(stem + ".schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException("prompt " + stem + " cannot be read", e);
        }
    }

    /// What identifies the words used, for logs and for the provider's prompt cache.
    String id() {
        return name + "." + version;
    }

    /// The question in one pass: values are not searched for placeholders of their own.
    String user(Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> quoted(found, values));
    }

    private static String quoted(MatchResult found, Map<String, String> values) {
        var value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalStateException("no value for {" + found.group(1) + "}");
        }
        return Matcher.quoteReplacement(value);
    }

    private static String resource(String file) throws IOException {
        try (var in = Prompt.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("missing resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
