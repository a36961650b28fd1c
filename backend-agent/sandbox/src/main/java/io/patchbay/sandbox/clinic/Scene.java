package io.patchbay.sandbox.clinic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing a clinic does, in order, until it goes elsewhere.
sealed interface Scene {

    /// Says a sentence.
    record Say(String words) implements Scene {}

    /// Says nothing for so long.
    record Pause(Duration length) implements Scene {}

    /// A sound that is no speech. `hertz` is a beep's; the three tones of [Sound#SIT] have a length of their own.
    record Tone(Sound sound, Duration length, int hertz) implements Scene {}

    /// The sounds of the telephone network and of its machines.
    enum Sound {
        BEEP,
        RINGBACK,
        BUSY,
        SIT,
        FAX,
        MUSIC
    }

    /// Reads its options, waits for a key or a word, and reads them again, `readings` times in all; then `otherwise`.
    /// Where there is no `invalid`, an answer that is none of the options is not noticed.
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
    /// Both times count from the end of the opening.
    record Person(String opening, List<String> replies, Duration helloAfter, Duration patience) implements Scene {}

    /// Goes to another part of the script.
    record Goto(String scene) implements Scene {}

    /// Puts the receiver down.
    record HangUp() implements Scene {}
}
