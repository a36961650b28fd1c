package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.clinic.Step.Sound.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the steps of a section and remembers which sections they lead to.
final class StepReader {

    private static final Duration BEEP = Duration.ofMillis(600);
    private static final Duration INTERCEPT = Duration.ofMillis(1100);

    private final Set<String> targets = new HashSet<>();

    Set<String> targets() {
        return targets;
    }

    List<Step> read(ClinicNode section) {
        List<Step> steps = new ArrayList<>();
        for (ClinicNode item : section.items()) {
            steps.add(step(item));
        }
        return List.copyOf(steps);
    }

    private Step step(ClinicNode item) {
        if (item.isText()) {
            return switch (item.asText()) {
                case "hang up" -> new Step.HangUp();
                case "beep" -> new Step.Sound(Kind.BEEP, BEEP);
                case "intercept tones" -> new Step.Sound(Kind.INTERCEPT, INTERCEPT);
                default -> throw new ClinicFileException(item.place() + ": '" + item.asText() + "' is no step");
            };
        }
        Map<String, ClinicNode> fields = item.fields();
        if (fields.size() != 1) {
            throw new ClinicFileException(item.place() + ": a step has one name");
        }
        String name = fields.keySet().iterator().next();
        ClinicNode body = item.at(name);
        return switch (name) {
            case "say" -> new Step.Say(body.asText());
            case "pause" -> new Step.Pause(body.duration());
            case "ring" -> new Step.Sound(Kind.RING, body.duration());
            case "beep" -> new Step.Sound(Kind.BEEP, body.duration());
            case "busy tone" -> new Step.Sound(Kind.BUSY, body.duration());
            case "music" -> new Step.Sound(Kind.MUSIC, body.duration());
            case "fax tone" -> new Step.Sound(Kind.FAX, body.duration());
            case "menu" -> menu(body);
            case "listen" -> listen(body);
            case "person" -> person(body);
            case "go to" -> new Step.GoTo(target(body.asText()));
            default -> throw new ClinicFileException(item.place() + ": '" + name + "' is no step");
        };
    }

    private Step menu(ClinicNode node) {
        node.only(
                "say",
                "keys",
                "words",
                "wait",
                "rounds",
                "invalid",
                "on silence",
                "on giving up",
                "barge in",
                "key gap");
        Map<String, String> keys = node.at("keys").textFields();
        Map<String, String> words = node.at("words").textFields();
        if (keys.isEmpty() && words.isEmpty()) {
            throw new ClinicFileException(node.place() + ": a menu needs keys or words");
        }
        keys.values().forEach(this::target);
        words.values().forEach(this::target);
        Step.Handling handling = new Step.Handling(
                node.duration("wait", Duration.ofSeconds(6)),
                node.number("rounds", 3),
                node.text("invalid", "That is not a valid option."),
                optional(node.text("on silence", "")),
                optional(node.text("on giving up", "")),
                node.truth("barge in", true),
                node.duration("key gap", Duration.ZERO));
        return new Step.Menu(node.text("say"), keys, words, handling);
    }

    private Step listen(ClinicNode node) {
        node.only("for", "quiet", "on nothing");
        return new Step.Listen(
                node.duration("for", Duration.ofSeconds(20)),
                node.duration("quiet", Duration.ofSeconds(2)),
                optional(node.text("on nothing", "")));
    }

    private static Step person(ClinicNode node) {
        node.only("greets", "asks", "answers", "says hello after", "hangs up after");
        Step.Patience patience = new Step.Patience(
                node.duration("says hello after", Duration.ofSeconds(6)),
                node.duration("hangs up after", Duration.ofSeconds(15)));
        List<String> questions = node.has("asks") ? node.at("asks").texts() : List.of();
        return new Step.Person(node.text("greets", ""), questions, node.text("answers"), patience);
    }

    private String target(String section) {
        targets.add(section);
        return section;
    }

    private String optional(String section) {
        return section.isEmpty() ? section : target(section);
    }
}
