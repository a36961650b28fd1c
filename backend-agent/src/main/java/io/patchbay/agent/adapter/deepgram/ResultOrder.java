package io.patchbay.agent.adapter.deepgram;

import io.patchbay.agent.port.SpeechToText.Result;
import io.patchbay.contract.phi.Transcript;
import java.util.ArrayList;
import java.util.List;

/// Makes one orderly account of what several sockets said: no final words twice, no old words after new ones, and
/// one end for each utterance, whichever of Deepgram's signals or our own count of wordless audio comes first.
/// Deepgram's own end of speech may never come over noise.
final class ResultOrder {

    /// Audio without a word that ends an utterance: 1.2 s, longer than pauses within a sentence.
    private static final long GAP = 9_600;

    /// By how much results lag behind the audio that was sent, at worst.
    private static final long LAG = 12_000;

    /// Rounding of times: 10 ms.
    private static final long TOLERANCE = 80;

    private long finalUntil = Long.MIN_VALUE;
    private long lastWordEnd = Long.MIN_VALUE;
    private long ended = Long.MIN_VALUE;
    private long interimFrom = Long.MIN_VALUE;
    private long interimTo;

    /// Where words are final up to; what follows must be heard again after a break.
    long finalUntil() {
        return finalUntil;
    }

    List<Result> on(DeepgramMessage message, SocketTime time) {
        return switch (message) {
            case DeepgramMessage.Results results -> results(results, time);
            case DeepgramMessage.UtteranceEnd _ -> hasOpenUtterance() ? List.of(end()) : List.of();
            case DeepgramMessage.Other _ -> List.of();
        };
    }

    /// Audio has been sent up to `sample`: ends an utterance nobody else ends.
    List<Result> sentUntil(long sample) {
        return hasOpenUtterance() && sample - lastWordEnd >= GAP + LAG ? List.of(end()) : List.of();
    }

    private List<Result> results(DeepgramMessage.Results heard, SocketTime time) {
        var from = time.sampleAt(heard.start());
        var to = Math.max(from, time.endAt(heard.end()));
        if (isOld(from, to, heard.isFinal())) {
            return List.of();
        }
        var out = new ArrayList<Result>();
        var replacesInterim = interimFrom == from;
        if (heard.hasWords()) {
            lastWordEnd = Math.max(lastWordEnd, wordEnd(heard, time, to));
        }
        var ends = heard.isFinal() && heard.speechFinal() && hasOpenUtterance();
        if (heard.hasWords() || replacesInterim || ends) {
            var until = heard.hasWords() ? wordEnd(heard, time, to) : to;
            out.add(new Result(from, until, heard.text(), heard.isFinal(), ends, heard.confidence()));
        }
        if (ends) {
            ended = lastWordEnd;
        }
        remember(from, to, heard);
        if (hasOpenUtterance() && to - lastWordEnd >= GAP) {
            out.add(end());
        }
        return out;
    }

    private boolean isOld(long from, long to, boolean isFinal) {
        var overlapsFinal = finalUntil != Long.MIN_VALUE && from + TOLERANCE < finalUntil;
        var alreadyFinal = finalUntil != Long.MIN_VALUE && to <= finalUntil;
        return overlapsFinal || alreadyFinal || (!isFinal && from == interimFrom && to < interimTo);
    }

    private void remember(long from, long to, DeepgramMessage.Results heard) {
        if (heard.isFinal()) {
            finalUntil = to;
            interimFrom = Long.MIN_VALUE;
        } else if (heard.hasWords()) {
            interimFrom = from;
            interimTo = to;
        } else {
            interimFrom = Long.MIN_VALUE;
        }
    }

    private static long wordEnd(DeepgramMessage.Results heard, SocketTime time, long otherwise) {
        return heard.lastWordEnd().isPresent() ? time.endAt(heard.lastWordEnd().getAsDouble()) : otherwise;
    }

    private boolean hasOpenUtterance() {
        return lastWordEnd > ended;
    }

    private Result end() {
        ended = lastWordEnd;
        return new Result(lastWordEnd, lastWordEnd, new Transcript(""), true, true, 0);
    }
}
