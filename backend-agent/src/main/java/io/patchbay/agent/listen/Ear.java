package io.patchbay.agent.listen;

import java.util.ArrayList;
import java.util.List;

/// What has been said so far: utterances that ended, and the one that is being spoken. Duplicates, late
/// results and missing ends of speech are put right here. Immutable.
///
/// @param open words of the utterance in progress: final ones, then interim ones
/// @param heardTo where the newest words end; with `voiceTo`, the last that was heard of anybody
/// @param newsAt when words last changed
/// @param version grows with every change of words
record Ear(
        List<Utterance> closed,
        Open open,
        AudioTime finalTo,
        AudioTime heardTo,
        AudioTime newsAt,
        boolean speaking,
        AudioTime voiceTo,
        int version) {

    static final Ear NOTHING =
            new Ear(List.of(), Open.NONE, AudioTime.ZERO, AudioTime.ZERO, AudioTime.ZERO, false, AudioTime.ZERO, 0);

    /// More is never looked at again.
    private static final int MOST_UTTERANCES = 40;

    /// Words this much later than the last ones are a new utterance, whatever speech-to-text says.
    private static final long SLACK_MILLIS = 100;

    /// The utterance in progress.
    record Open(AudioTime from, AudioTime to, String finals, String interim) {

        static final Open NONE = new Open(AudioTime.ZERO, AudioTime.ZERO, "", "");

        boolean isEmpty() {
            return finals.isEmpty() && interim.isEmpty();
        }

        String text() {
            return interim.isEmpty() ? finals : finals.isEmpty() ? interim : finals + " " + interim;
        }

        /// Says nothing of the words.
        @Override
        public String toString() {
            return "Open[" + from.millis() + ".." + to.millis() + " ms]";
        }
    }

    Ear hear(HearingInput.Words words, String text, AudioTime now, HearingPolicy.Turns turns) {
        if (text.isEmpty()) {
            return words.endOfUtterance() ? close() : this;
        }
        if (isRepeat(words)) {
            return words.endOfUtterance() && words.isFinal() && open.interim.isEmpty() ? close() : this;
        }
        boolean newSpeaker = !open.isEmpty() && words.from().millisSince(open.to) >= turns.noNewWordsMillis();
        Ear before = newSpeaker ? close() : this;
        Ear after = before.add(words, text, now);
        return words.endOfUtterance() ? after.close() : after;
    }

    /// Already final, or mostly so: a duplicate, or audio replayed after a reconnect.
    private boolean isRepeat(HearingInput.Words words) {
        long fresh = words.to().millisSince(words.from().max(finalTo));
        long all = words.to().millisSince(words.from());
        return finalTo.samples() > 0 && (words.to().millisSince(finalTo) <= SLACK_MILLIS || fresh * 2 < all);
    }

    private Ear add(HearingInput.Words words, String text, AudioTime now) {
        AudioTime from = open.isEmpty() ? words.from() : open.from;
        String finals = words.isFinal() ? (open.finals.isEmpty() ? text : open.finals + " " + text) : open.finals;
        String interim = words.isFinal() ? "" : text;
        boolean news = !new Open(from, words.to(), finals, interim).text().equals(open.text());
        Open next = new Open(from, news ? words.to() : open.to, finals, interim);
        return new Ear(
                closed,
                next,
                words.isFinal() ? finalTo.max(words.to()) : finalTo,
                news ? words.to() : heardTo,
                news ? now : newsAt,
                speaking,
                voiceTo,
                news ? version + 1 : version);
    }

    Ear voice(boolean begins, AudioTime at) {
        return new Ear(closed, open, finalTo, heardTo, newsAt, begins, voiceTo.max(at), version);
    }

    /// Ends the utterance when nothing new has come for long enough.
    Ear tick(AudioTime now, HearingPolicy.Turns turns) {
        if (open.isEmpty() || now.millisSince(heardTo) < turns.noNewWordsMillis()) {
            return this;
        }
        boolean soundWithoutWords = now.millisSince(newsAt) >= 2L * turns.noNewWordsMillis();
        return !speaking || soundWithoutWords ? close() : this;
    }

    /// Ends the utterance in progress, whether or not the speaker did.
    Ear close() {
        if (open.isEmpty()) {
            return this;
        }
        var utterances = new ArrayList<>(closed.size() < MOST_UTTERANCES ? closed : closed.subList(1, closed.size()));
        utterances.add(new Utterance(open.from, open.to, open.text(), true));
        return new Ear(
                List.copyOf(utterances),
                Open.NONE,
                finalTo.max(open.to),
                heardTo,
                newsAt,
                speaking,
                voiceTo,
                version + 1);
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    boolean heardWords() {
        return version > 0;
    }

    /// The last that was heard of anybody.
    AudioTime soundTo(AudioTime now) {
        return speaking ? now : heardTo.max(voiceTo);
    }

    /// What was said, mostly, from `mark` on; the utterance in progress last.
    List<Utterance> since(AudioTime mark) {
        var said = new ArrayList<Utterance>();
        for (Utterance utterance : closed) {
            if (isAfter(mark, utterance.from(), utterance.to())) {
                said.add(utterance);
            }
        }
        if (isOpen() && isAfter(mark, open.from, open.to)) {
            said.add(new Utterance(open.from, open.to, open.text(), false));
        }
        return said;
    }

    private static boolean isAfter(AudioTime mark, AudioTime from, AudioTime to) {
        return from.samples() + to.samples() >= 2 * mark.samples();
    }
}
