package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.line.NumberDirectory;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WordListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All clinics of the sandbox by number. Counts calls, since some clinics differ from call to call, and keeps what was
/// once spoken, since speech is made on the frame thread.
public final class Clinics implements NumberDirectory {

    private static final String INDEX = "clinics/index.txt";

    private final Map<String, ClinicScript> byNumber = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Voice voice;
    private final Supplier<WordListener> listeners;
    private final Journal journal;

    public Clinics(List<ClinicScript> scripts, Voice voice, Supplier<WordListener> listeners, Journal journal) {
        for (ClinicScript script : scripts) {
            if (byNumber.put(script.number(), script) != null) {
                throw new IllegalArgumentException(script.name() + ": another clinic has the same number");
            }
        }
        Map<String, byte[]> spoken = new ConcurrentHashMap<>();
        this.voice = sentence -> spoken.computeIfAbsent(sentence, voice::say);
        this.listeners = listeners;
        this.journal = journal;
        journal.recalled().stream()
                .filter(entry -> entry.kind().equals("clinic_called"))
                .forEach(entry -> count(entry.text("phone")));
    }

    /// The clinics shipped with the sandbox.
    public static List<ClinicScript> shipped() throws IOException {
        List<ClinicScript> scripts = new ArrayList<>();
        for (String file :
                resource(INDEX).lines().filter(line -> !line.isBlank()).toList()) {
            try (InputStream in = open("clinics/" + file)) {
                scripts.add(new ScriptReader(file).read(in));
            }
        }
        return scripts;
    }

    /// The clinics in a folder of files of the same form.
    public static List<ClinicScript> in(Path folder) throws IOException {
        List<ClinicScript> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    scripts.add(new ScriptReader(file.getFileName().toString()).read(in));
                }
            }
        }
        return scripts;
    }

    /// Says and sounds everything once, so that a voice which remembers has it ready and no call has to wait for it.
    /// Takes seconds: for a thread of its own.
    public void rehearse() {
        for (ClinicScript clinic : all()) {
            clinic.scenes().values().forEach(scenes -> scenes.forEach(this::rehearse));
        }
    }

    private void rehearse(Scene scene) {
        switch (scene) {
            case Scene.Say say -> voice.say(say.words());
            case Scene.Menu menu -> {
                voice.say(menu.prompt());
                menu.invalid().ifPresent(voice::say);
            }
            case Scene.Person person -> {
                voice.say(person.opening());
                person.replies().forEach(voice::say);
            }
            case Scene.Tone tone -> Sounds.of(tone);
            case Scene.Pause _, Scene.Listen _, Scene.Goto _, Scene.HangUp _ -> {}
        }
    }

    @Override
    public Optional<FarEnd> dial(String number, String callSid) {
        ClinicScript script = byNumber.get(number);
        if (script == null) {
            return Optional.empty();
        }
        int call = count(number);
        journal.note("clinic_called", "phone", number, "clinic", script.name(), "call", callSid, "nth", call);
        ClinicScript.Answer answer = script.answer(call);
        return Optional.of(
                switch (answer.how()) {
                    case BUSY -> new FarEnd.Engaged();
                    case RINGS_OUT -> new FarEnd.RingsOut();
                    case UNREACHABLE -> new FarEnd.Unreachable(answer.sipStatus());
                    case PICKS_UP ->
                        new FarEnd.PicksUp(
                                answer.ringing(),
                                new ClinicCall(script, answer.start(), voice, listeners.get(), journal));
                });
    }

    /// Every clinic, in the order of the files.
    public List<ClinicScript> all() {
        return List.copyOf(byNumber.values());
    }

    private int count(String number) {
        return calls.merge(number, 1, Integer::sum);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Clinics.class.getResourceAsStream("/io/patchbay/sandbox/" + name);
        if (in == null) {
            throw new IOException("the sandbox lacks its file " + name);
        }
        return in;
    }
}
