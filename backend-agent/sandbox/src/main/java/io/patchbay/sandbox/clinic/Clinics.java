package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.journal.JournalEntry;
import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.line.NumberDirectory;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WordListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// All clinics by number. Counts the calls to each, so that a clinic may behave differently the next time; the count
/// survives a restart with the journal.
public final class Clinics implements NumberDirectory {

    private static final String SHIPPED = "/io/patchbay/sandbox/clinics/";

    /// How clinics speak (by name of clinic) and hear.
    public record Senses(Function<String, Voice> voices, Supplier<WordListener> ears) {}

    private final Map<String, Clinic> byNumber = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, Voice> voices = new ConcurrentHashMap<>();
    private final Senses senses;
    private final Journal journal;

    public Clinics(List<Clinic> clinics, Senses senses, Journal journal) {
        this.senses = senses;
        this.journal = journal;
        for (Clinic clinic : clinics) {
            for (String number : clinic.numbers()) {
                byNumber.put(number, clinic);
            }
        }
        for (JournalEntry entry : journal.recalled()) {
            if (entry.kind().equals("clinic_called")) {
                calls.merge(entry.text("number"), 1, Integer::sum);
            }
        }
    }

    /// The clinics that come with the sandbox.
    public static List<Clinic> shipped() throws IOException {
        List<Clinic> clinics = new ArrayList<>();
        for (String file : index()) {
            try (InputStream yaml = resource(file)) {
                clinics.add(ClinicFile.read(file, yaml));
            }
        }
        return List.copyOf(clinics);
    }

    /// The clinics in a directory: every `*.yaml` file.
    public static List<Clinic> in(Path directory) throws IOException {
        List<Clinic> clinics = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{yaml,yml}")) {
            for (Path file : files) {
                try (InputStream yaml = Files.newInputStream(file)) {
                    clinics.add(ClinicFile.read(String.valueOf(file.getFileName()), yaml));
                }
            }
        }
        return List.copyOf(clinics);
    }

    public List<Clinic> all() {
        return byNumber.values().stream().distinct().toList();
    }

    /// Speaks and sounds everything once, so that a voice which remembers has it ready and no call waits for it. Takes
    /// seconds; for a thread of its own.
    public void rehearse() {
        for (Clinic clinic : all()) {
            Voice voice = voice(clinic);
            for (List<Step> steps : clinic.sections().values()) {
                steps.forEach(step -> rehearse(step, voice));
            }
        }
    }

    @Override
    public Optional<FarEnd> dial(String number, String callSid) {
        return Optional.ofNullable(byNumber.get(number)).map(clinic -> farEnd(clinic, number, callSid));
    }

    private FarEnd farEnd(Clinic clinic, String number, String callSid) {
        int nth = calls.merge(number, 1, Integer::sum);
        journal.note("clinic_called", "clinic", clinic.key(), "number", number, "callSid", callSid, "nth", nth);
        Clinic.Opening opening = clinic.opening(nth);
        return switch (opening.pickup()) {
            case NO_ANSWER -> new FarEnd.RingsOut();
            case BUSY -> new FarEnd.Engaged();
            case UNREACHABLE -> new FarEnd.Unreachable(404);
            case ANSWERED -> new FarEnd.PicksUp(opening.ringing(), party(clinic, opening.section()));
        };
    }

    private ClinicParty party(Clinic clinic, String section) {
        return new ClinicParty(clinic, section, voice(clinic), senses.ears().get(), journal);
    }

    private Voice voice(Clinic clinic) {
        return voices.computeIfAbsent(clinic.key(), senses.voices());
    }

    private static void rehearse(Step step, Voice voice) {
        switch (step) {
            case Step.Say say -> voice.say(say.words());
            case Step.Menu menu -> {
                voice.say(menu.prompt());
                voice.say(menu.handling().invalid() + " " + menu.prompt());
            }
            case Step.Person person -> {
                voice.say(person.greeting());
                voice.say(person.answer());
                person.questions().forEach(voice::say);
            }
            case Step.Sound sound -> Sounds.of(sound);
            case Step.Pause _, Step.Listen _, Step.GoTo _, Step.HangUp _ -> {}
        }
    }

    private static List<String> index() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource("index"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private static InputStream resource(String file) throws IOException {
        InputStream stream = Clinics.class.getResourceAsStream(SHIPPED + file);
        if (stream == null) {
            throw new IOException("the sandbox lacks its clinic file " + file);
        }
        return stream;
    }
}
