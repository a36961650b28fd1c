package io.patchbay.sandbox.clinic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the steps of a clinic's scenes; knows which scenes there are, so that none can lead nowhere.
final class SceneReader {

    private static final Duration BEEP = Duration.ofMillis(400);
    private static final Duration MENU_WAITS = Duration.ofSeconds(5);
    private static final Duration LISTENS = Duration.ofSeconds(15);
    private static final Duration HELLO_AFTER = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Set<String> scenes;

    SceneReader(Set<String> scenes) {
        this.scenes = scenes;
    }

    List<Scene> steps(Place list) {
        List<Scene> steps = new ArrayList<>();
        for (Place step : list.items()) {
            if (!steps.isEmpty() && isLast(steps.getLast())) {
                throw step.wrong("never reached: the step before it does not come back");
            }
            steps.add(step.isText() ? bare(step) : step(step));
        }
        return List.copyOf(steps);
    }

    /// The scene a field leads to.
    String scene(Place place, String name) {
        return checked(place.child(name));
    }

    String scene(Place place, String name, String otherwise) {
        if (place.maybe(name).isEmpty() && !scenes.contains(otherwise)) {
            throw place.wrong("there is no scene '" + otherwise + "'");
        }
        return place.maybe(name).map(this::checked).orElse(otherwise);
    }

    private String checked(Place place) {
        if (!scenes.contains(place.text())) {
            throw place.wrong("there is no scene '" + place.text() + "'");
        }
        return place.text();
    }

    private static boolean isLast(Scene step) {
        return switch (step) {
            case Scene.Goto _, Scene.HangUp _, Scene.Menu _, Scene.Listen _, Scene.Person _ -> true;
            case Scene.Say _, Scene.Pause _, Scene.Tone _ -> false;
        };
    }

    private static Scene bare(Place step) {
        return switch (step.text()) {
            case "hang_up" -> new Scene.HangUp();
            case "sit" -> new Scene.Tone(Scene.Sound.SIT, Duration.ZERO, 0);
            default -> throw step.wrong("unknown step '" + step.text() + "'");
        };
    }

    private Scene step(Place step) {
        if (step.names().size() != 1) {
            throw step.wrong("one step is one word and what belongs to it");
        }
        String verb = step.names().iterator().next();
        Place value = step.child(verb);
        return switch (verb) {
            case "say" -> new Scene.Say(value.text());
            case "pause" -> new Scene.Pause(value.time());
            case "goto" -> new Scene.Goto(checked(value));
            case "beep" -> beep(value);
            case "music" -> new Scene.Tone(Scene.Sound.MUSIC, value.time(), 0);
            case "ringback" -> new Scene.Tone(Scene.Sound.RINGBACK, value.time(), 0);
            case "busy" -> new Scene.Tone(Scene.Sound.BUSY, value.time(), 0);
            case "fax" -> new Scene.Tone(Scene.Sound.FAX, value.time(), 0);
            case "menu" -> menu(value);
            case "listen" -> listen(value);
            case "person" -> person(value);
            default -> throw step.wrong("unknown step '" + verb + "'");
        };
    }

    private static Scene beep(Place value) {
        value.only("hz", "for");
        return new Scene.Tone(Scene.Sound.BEEP, value.time("for", BEEP), value.number("hz", 100, 1_000));
    }

    private Scene menu(Place value) {
        value.only("prompt", "keys", "words", "waits", "readings", "invalid", "otherwise");
        Map<Character, String> keys = new HashMap<>();
        for (String key : value.maybe("keys").map(Place::names).orElse(Set.of())) {
            if (!key.matches("[0-9*#]")) {
                throw value.child("keys").wrong("'" + key + "' is no key; keys are 0-9, * and #");
            }
            keys.put(key.charAt(0), scene(value.child("keys"), key));
        }
        Map<String, String> words = new HashMap<>();
        for (String word : value.maybe("words").map(Place::names).orElse(Set.of())) {
            words.put(word.toLowerCase(Locale.ROOT), scene(value.child("words"), word));
        }
        return new Scene.Menu(
                value.text("prompt"),
                Map.copyOf(keys),
                Map.copyOf(words),
                value.time("waits", MENU_WAITS),
                value.number("readings", 1, 3),
                value.maybe("invalid").map(Place::text),
                scene(value, "otherwise"));
    }

    private Scene listen(Place value) {
        value.only("for", "heard", "nothing");
        return new Scene.Listen(value.time("for", LISTENS), scene(value, "heard"), scene(value, "nothing"));
    }

    private static Scene person(Place value) {
        value.only("opening", "replies", "hello_after", "patience");
        Optional<Place> replies = value.maybe("replies");
        return new Scene.Person(
                value.text("opening"),
                replies.map(Place::items).orElse(List.of()).stream()
                        .map(Place::text)
                        .toList(),
                value.time("hello_after", HELLO_AFTER),
                value.time("patience", PATIENCE));
    }
}
