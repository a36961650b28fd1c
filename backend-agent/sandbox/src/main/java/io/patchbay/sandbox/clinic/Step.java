package io.patchbay.sandbox.clinic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One thing a clinic's end of the line does.
public sealed interface Step {

    record Say(String words) implements Step {}

    record Pause(Duration length) implements Step {}

    /// A sound of the telephone network.
    record Sound(Kind kind, Duration length) implements Step {
        public enum Kind {
            RING,
            BEEP,
            BUSY,
            MUSIC,
            INTERCEPT,
            FAX
        }
    }

    /// Prompts for a key or a word and goes on in the section it stands for.
    record Menu(String prompt, Map<String, String> keys, Map<String, String> words, Handling handling)
            implements Step {}

    /// `silence`: how long after the prompt until it counts as no input. `onSilence` and `onGivingUp` are sections,
    /// empty
    /// to repeat and to hang up. Keys closer together than `keyGap` are not noticed.
    record Handling(
            Duration silence,
            int rounds,
            String invalid,
            String onSilence,
            String onGivingUp,
            boolean bargeIn,
            Duration keyGap) {}

    /// Waits until the caller has said something and been quiet again for a while; on in section `onNothing` (empty:
    /// the
    /// next step) if nothing is said in time.
    record Listen(Duration longest, Duration quiet, String onNothing) implements Step {}

    /// Somebody talks with the caller: greets, asks, answers and says goodbye. Nobody listens to silence for ever.
    record Person(String greeting, List<String> questions, String answer, Patience patience) implements Step {}

    /// How long a person puts up with silence before asking "Hello?", and before hanging up.
    record Patience(Duration hello, Duration hangUp) {}

    record GoTo(String section) implements Step {}

    record HangUp() implements Step {}
}
