package io.patchbay.sandbox.twilio.twiml;

import io.patchbay.sandbox.twilio.wire.Callback;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One instruction of a TwiML document.
public sealed interface Verb {

    /// What hold, wait and announcement documents may consist of (error 13238 otherwise).
    sealed interface Aside extends Verb {}

    record Say(String text, int times) implements Aside {}

    record PlayAudio(String url, int times) implements Aside {}

    /// Keys as the carrier plays them: `0-9 A-D * #`, `w` half a second, `W` a second.
    record PlayDigits(String digits) implements Aside {}

    record Pause(Duration length) implements Aside {}

    /// An empty URL asks for the present document again.
    record Redirect(String url, String method) implements Aside {}

    record Hangup() implements Verb {}

    record StartStream(Stream stream) implements Verb {}

    record StopStream(String name) implements Verb {}

    record DialConference(@Nullable Callback action, Conference conference) implements Verb {}

    /// Prompts, then waits so long for keys or words; nobody in the sandbox presses keys towards the customer.
    record Gather(
            List<Verb> prompts, Duration timeout, @Nullable Callback action, boolean actionOnEmptyResult)
            implements Verb {}

    /// A verb the sandbox does not offer; the call ends with the application error message.
    record NotOffered(String name) implements Verb {}

    /// A media stream as asked for, by TwiML or by REST.
    record Stream(
            @Nullable String name,
            String url,
            String track,
            @Nullable Callback statusCallback,
            Map<String, String> parameters) {}

    /// How a leg joins a conference, by TwiML or by REST.
    record Conference(
            String name,
            @Nullable String label,
            Seat seat,
            Audio audio,
            @Nullable Callback statusCallback) {

        /// The part of it that the other participants notice.
        public record Seat(
                boolean muted,
                boolean startOnEnter,
                boolean endOnExit,
                int maxParticipants,
                @Nullable String coach) {}

        /// `waitUrl` null: the carrier's music; empty: silence. `beep` is one of `true`, `false`, `onEnter`, `onExit`.
        public record Audio(String beep, @Nullable String waitUrl, String waitMethod) {}

        public static final Set<String> BEEPS = Set.of("true", "false", "onEnter", "onExit");
        public static final int MOST_PARTICIPANTS = 250;
    }
}
