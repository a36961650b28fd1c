package io.patchbay.agent.adapter.deepgram;

import io.patchbay.contract.phi.Transcript;
import java.util.OptionalDouble;

/// What Deepgram says. Times are seconds from the first audio byte of the socket it is said on.
sealed interface DeepgramMessage {

    /// Words between `start` and `end`; `lastWordEnd` is absent when there are none.
    record Results(
            double start,
            double end,
            Transcript text,
            boolean hasWords,
            OptionalDouble lastWordEnd,
            double confidence,
            boolean isFinal,
            boolean speechFinal)
            implements DeepgramMessage {}

    /// No word has followed for the agreed gap.
    record UtteranceEnd() implements DeepgramMessage {}

    /// Anything else: proof of life and no more.
    record Other() implements DeepgramMessage {}
}
