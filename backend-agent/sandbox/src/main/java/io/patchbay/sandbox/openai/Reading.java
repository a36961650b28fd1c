package io.patchbay.sandbox.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is understood of one request: the words of the call, the goal if one is named, and what the words weigh.
record Reading(String speech, String goal, Map<Wording.Kind, Double> weights) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String USUAL_GOAL = "medical records, release of information, health information";
    private static final Pattern GOAL = Pattern.compile("(?im)^[^\\n:=]{0,40}\\bgoal\\b[^\\n:=]{0,30}[:=]\\s*(.+)$");
    private static final Pattern SPEECH_FOLLOWS = Pattern.compile(
            "(?im)^[^\\n:]{0,60}\\b(?:transcript|menu|utterances|speech|heard)\\b[^\\n:]{0,60}:[ \\t]*");
    private static final Pattern FENCE = Pattern.compile("(?s)(?:<<<|```)\\s*(.*?)\\s*(?:>>>|```)");
    private static final Pattern NUMBERING = Pattern.compile("(?m)^\\s*(?:\\[?\\d{1,3}[\\].)]|-)\\s+");
    private static final Pattern FIELD = Pattern.compile("(?m)^[A-Za-z][A-Za-z _-]{0,40}[:=].*$");

    /// Reads the messages of a request: the last user message is the material, the goal may stand in any.
    static Reading of(JsonNode messages) {
        String material = "";
        StringBuilder everything = new StringBuilder();
        for (JsonNode message : messages) {
            String content = content(message);
            everything.append(content).append('\n');
            if (message.path("role").asText().equals("user")) {
                material = content;
            }
        }
        JsonNode structured = parsed(material);
        String goal = structured.isObject() ? goal(structured) : "";
        String speech = structured.isObject() ? speech(structured) : speech(material);
        if (goal.isEmpty()) {
            goal = named(material).or(() -> named(everything.toString())).orElse(USUAL_GOAL);
        }
        return new Reading(speech, goal, Wording.weigh(speech));
    }

    Optional<String> key(Set<String> allowed) {
        return Menu.choose(speech, goal, allowed);
    }

    /// The kind the words weigh most for among those offered.
    Optional<Wording.Kind> strongest(Set<Wording.Kind> offered) {
        return weights.entrySet().stream()
                .filter(entry -> offered.contains(entry.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    Wording.Kind strongest() {
        return strongest(Set.of(Wording.Kind.values())).orElse(Wording.Kind.UNCERTAIN);
    }

    /// From 0.5, when two kinds weigh the same, towards 0.97, when one stands alone.
    double confidence() {
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double most =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        boolean uncertain = strongest() == Wording.Kind.UNCERTAIN;
        return uncertain || all == 0 ? 0.4 : Math.round(100 * Math.min(0.97, most / all)) / 100.0;
    }

    private static String content(JsonNode message) {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()).append('\n'));
        return text.toString();
    }

    private static JsonNode parsed(String text) {
        try {
            return text.strip().startsWith("{") ? JSON.readTree(text) : JSON.missingNode();
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String goal(JsonNode structured) {
        JsonNode goal = structured.path("goal");
        return goal.isMissingNode() ? "" : texts(goal);
    }

    private static String speech(JsonNode structured) {
        for (String name : new String[] {"transcript", "menu", "utterances", "text", "speech", "prompt"}) {
            if (structured.has(name)) {
                return texts(structured.path(name));
            }
        }
        return texts(structured);
    }

    private static String texts(JsonNode node) {
        if (node.isValueNode()) {
            return node.isTextual() ? node.asText() : "";
        }
        StringBuilder all = new StringBuilder();
        node.forEach(child -> all.append(texts(child)).append('\n'));
        return all.toString().strip();
    }

    private static String speech(String material) {
        Matcher fence = FENCE.matcher(material);
        String speech = fence.find() ? fence.group(1) : material;
        Matcher heading = SPEECH_FOLLOWS.matcher(speech);
        String whole = speech;
        while (heading.find()) {
            speech = whole.substring(heading.end());
        }
        String plain = NUMBERING.matcher(speech).replaceAll("");
        String withoutFields = FIELD.matcher(plain).replaceAll("").strip();
        return withoutFields.isEmpty() ? plain.strip() : withoutFields;
    }

    private static Optional<String> named(String text) {
        String goals = GOAL.matcher(text).results().map(goal -> goal.group(1)).collect(Collectors.joining(", "));
        return Optional.of(goals).filter(named -> !named.isEmpty());
    }
}
