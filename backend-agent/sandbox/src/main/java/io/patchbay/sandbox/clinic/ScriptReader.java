package io.patchbay.sandbox.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a clinic's file. Anything it does not know is an error that names the file and the place.
final class ScriptReader {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Duration NO_GAP = Duration.ZERO;

    private final String file;

    ScriptReader(String file) {
        this.file = file;
    }

    ClinicScript read(InputStream in) throws IOException {
        JsonNode root = YAML.readTree(in);
        Map<String, List<Scene>> scenes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> scene : need(root, "scenes").properties()) {
            scenes.put(scene.getKey(), steps(scene.getValue(), scene.getKey()));
        }
        ClinicScript script = new ClinicScript(
                text(root, "number"),
                text(root, "name"),
                root.path("about").asText(""),
                expectation(need(root, "expects")),
                answers(root.path("answers")),
                root.has("digit_gap") ? time(root.get("digit_gap").asText()) : NO_GAP,
                Map.copyOf(scenes));
        check(script);
        return script;
    }

    private ClinicScript.Expectation expectation(JsonNode node) {
        return new ClinicScript.Expectation(
                text(node, "classification"),
                text(node, "ends"),
                node.path("evaluation").asText(""),
                node.path("retries").asBoolean(false));
    }

    private List<ClinicScript.Answer> answers(JsonNode node) {
        List<ClinicScript.Answer> answers = new ArrayList<>();
        for (JsonNode answer : node.isArray() ? node : YAML.createArrayNode().add(node)) {
            answers.add(new ClinicScript.Answer(
                    answer.path("from_call").asInt(1),
                    answer.path("how").asText("picks_up"),
                    time(answer.path("ringing").asText("4s")),
                    answer.path("sip").asInt(404),
                    answer.path("start").asText("main")));
        }
        return List.copyOf(answers);
    }

    private List<Scene> steps(JsonNode list, String scene) {
        List<Scene> steps = new ArrayList<>();
        for (JsonNode step : list) {
            if (step.isTextual()) {
                steps.add(bare(step.asText(), scene));
            } else {
                Map.Entry<String, JsonNode> only = step.properties().iterator().next();
                steps.add(step(only.getKey(), only.getValue(), scene));
            }
        }
        return List.copyOf(steps);
    }

    private Scene bare(String word, String scene) {
        if (word.equals("hang_up")) {
            return new Scene.HangUp();
        }
        if (word.equals("sit")) {
            return new Scene.Tone("sit", Duration.ZERO, 0);
        }
        throw wrong(scene, "unknown step '" + word + "'");
    }

    private Scene step(String verb, JsonNode value, String scene) {
        return switch (verb) {
            case "say" -> new Scene.Say(value.asText());
            case "pause" -> new Scene.Pause(time(value.asText()));
            case "goto" -> new Scene.Goto(value.asText());
            case "beep" -> new Scene.Tone("beep", time(value.path("for").asText("400ms")), value.path("hz").asInt(1000));
            case "music", "ringback", "busy", "fax" -> new Scene.Tone(verb, time(value.asText()), 0);
            case "menu" -> menu(value, scene);
            case "listen" ->
                new Scene.Listen(time(value.path("for").asText("15s")), text(value, "heard"), text(value, "nothing"));
            case "person" -> person(value);
            default -> throw wrong(scene, "unknown step '" + verb + "'");
        };
    }

    private Scene menu(JsonNode value, String scene) {
        Map<Character, String> keys = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> key : value.path("keys").properties()) {
            if (key.getKey().length() != 1) {
                throw wrong(scene, "a key is one of 0-9 * #");
            }
            keys.put(key.getKey().charAt(0), key.getValue().asText());
        }
        Map<String, String> words = new LinkedHashMap<>();
        value.path("words").properties().forEach(word -> words.put(word.getKey(), word.getValue().asText()));
        return new Scene.Menu(
                text(value, "prompt"),
                keys,
                words,
                time(value.path("waits").asText("5s")),
                value.path("readings").asInt(3),
                Optional.ofNullable(value.get("invalid")).map(JsonNode::asText),
                text(value, "otherwise"));
    }

    private Scene person(JsonNode value) {
        List<String> replies = new ArrayList<>();
        value.path("replies").forEach(reply -> replies.add(reply.asText()));
        return new Scene.Person(
                text(value, "opening"),
                replies,
                time(value.path("hello_after").asText("6s")),
                time(value.path("patience").asText("15s")));
    }

    private void check(ClinicScript script) {
        script.answers().stream().filter(a -> a.how().equals("picks_up")).forEach(a -> script.scene(a.start()));
        for (List<Scene> steps : script.scenes().values()) {
            for (Scene step : steps) {
                targets(step).forEach(script::scene);
            }
        }
    }

    private static List<String> targets(Scene step) {
        return switch (step) {
            case Scene.Goto to -> List.of(to.scene());
            case Scene.Listen listen -> List.of(listen.heard(), listen.nothing());
            case Scene.Menu menu -> {
                List<String> all = new ArrayList<>(menu.keys().values());
                all.addAll(menu.words().values());
                all.add(menu.otherwise());
                yield all;
            }
            case Scene.Say _, Scene.Pause _, Scene.Tone _, Scene.Person _, Scene.HangUp _ -> List.of();
        };
    }

    private JsonNode need(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(file + ": '" + name + "' is missing");
        }
        return value;
    }

    private String text(JsonNode node, String name) {
        return need(node, name).asText();
    }

    private Duration time(String text) {
        try {
            return text.endsWith("ms")
                    ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                    : Duration.ofMillis((long) (Double.parseDouble(text.substring(0, text.length() - 1)) * 1000));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(file + ": '" + text + "' is not a time; write 500ms or 2s");
        }
    }

    private IllegalArgumentException wrong(String scene, String what) {
        return new IllegalArgumentException(file + ", scene " + scene + ": " + what);
    }
}
