package io.patchbay.agent.port;

import io.patchbay.contract.phi.Transcript;

/// Turns a call's audio into words while it is spoken. An implementation reconnects by itself, replays what it
/// buffered, and
/// keeps every time in samples of the call's audio.
public interface SpeechToText {

    /// What an implementation can do, so that callers need not know which it is.
    Capabilities capabilities();

    /// Opens a stream for one call; returns at once and connects in the background. Results arrive on one thread at a
    /// time, in
    /// order.
    Stream open(Listener listener);

    /// `interim` results come before a sentence is final; `endOfUtterance` is reported.
    record Capabilities(boolean interim, boolean endOfUtterance) {}

    /// One call's audio on its way to be understood. Used by one thread.
    interface Stream extends AutoCloseable {

        /// The next µ-law bytes; `firstSample` counts from the start of the call's audio. Copies what it needs.
        void audio(byte[] mulaw, int offset, int length, long firstSample);

        /// Ends the stream; results of audio already sent may still arrive. Never blocks for long, never throws.
        @Override
        void close();
    }

    /// Hears the results of one stream.
    interface Listener {

        void words(Result result);

        /// No results are to be expected for now. `reason` is a short word of ours.
        void lost(String reason);

        /// Results are coming again.
        void back();
    }

    /// Words between two samples of the call. An interim result is replaced by the next one that begins at the same
    /// sample.
    record Result(
            long fromSample,
            long toSample,
            Transcript text,
            boolean isFinal,
            boolean endOfUtterance,
            double confidence) {}
}
