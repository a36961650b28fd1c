package io.patchbay.sandbox.clinic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing a clinic does, in order, until it goes elsewhere.
sealed interface Scene {

    /// Says a sentence. `recorded` voices do not care whether anybody listens.
    record Say(String words) implements Scene {}

    /// Says nothing for so long.
    record Pause(Duration length) implements Scene {}

    /// A tone: `beep`, `ringback`, `busy`, `sit`, `music` or `fax`.
    record Tone(String kind, Duration length, int hertz) implements Scene {}

    /// Reads its options, waits for a key, and reads them again.
    record Menu(
            String prompt,
            Map<Character, String> keys,
            Map<String, String> words,
            Duration waits,
            int readings,
            Optional<String> invalid,
            String otherwise)
            implements Scene {}

    /// Waits for the caller to speak: then on to `heard`, else to `nothing`.
    record Listen(Duration waits, String heard, String nothing) implements Scene {}

    /// A person: answers each thing the caller says with the next reply; asks "Hello?" into silence and then hangs up.
    record Person(String opening, List<String> replies, Duration helloAfter, Duration patience) implements Scene {}

    /// Goes to another part of the script.
    record Goto(String scene) implements Scene {}

    /// Puts the receiver down.
    record HangUp() implements Scene {}
}
