package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.PromptFingerprint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The wait for a person, and the watch once one is there.
///
/// @param why what is being waited after
/// @param since when this wait began
/// @param mark speech before it has been dealt with
/// @param heard recordings of the line; what comes twice is one
/// @param queueSince since when the call is on hold, all in all
/// @param transferred whether the line has said that it connects the call on
/// @param holdAsked when a person asked us to hold
/// @param turns utterances heard since the person came
/// @param toneTo the last machine sound
/// @param momentSaid whether the learned moment of transfer has been told
record Vigil(
        Why why,
        AudioTime since,
        AudioTime mark,
        List<PromptFingerprint> heard,
        @Nullable AudioTime queueSince,
        boolean transferred,
        @Nullable AudioTime holdAsked,
        int turns,
        AudioTime toneTo,
        boolean momentSaid) {

    /// What the call waits after.
    enum Why {
        PATH_END,
        TRANSFER,
        SCREENING,
        QUEUE
    }

    private static final int MOST_HEARD = 24;

    static final Vigil NONE = new Vigil(
            Why.PATH_END, AudioTime.ZERO, AudioTime.ZERO, List.of(), null, false, null, 0, AudioTime.ZERO, false);

    Vigil waiting(Why after, AudioTime now, AudioTime from) {
        AudioTime queue = after == Why.QUEUE && queueSince == null ? now : queueSince;
        return new Vigil(
                after, now, from, heard, queue, transferred || after == Why.TRANSFER, null, 0, toneTo, momentSaid);
    }

    Vigil with(AudioTime newMark) {
        return new Vigil(why, since, newMark, heard, queueSince, transferred, holdAsked, turns, toneTo, momentSaid);
    }

    Vigil hearing(PromptFingerprint recording) {
        var all = new ArrayList<>(heard.size() < MOST_HEARD ? heard : heard.subList(1, heard.size()));
        all.add(recording);
        return new Vigil(
                why, since, mark, List.copyOf(all), queueSince, transferred, holdAsked, turns, toneTo, momentSaid);
    }

    Vigil person(AudioTime from) {
        return new Vigil(why, since, from, heard, queueSince, transferred, null, 0, toneTo, momentSaid);
    }

    Vigil turn(AudioTime newMark) {
        return new Vigil(why, since, newMark, heard, queueSince, transferred, holdAsked, turns + 1, toneTo, momentSaid);
    }

    Vigil transferring() {
        return new Vigil(why, since, mark, heard, queueSince, true, holdAsked, turns, toneTo, momentSaid);
    }

    Vigil askedToHold(AudioTime at) {
        return new Vigil(why, since, mark, heard, queueSince, transferred, at, turns, toneTo, momentSaid);
    }

    Vigil tone(AudioTime to) {
        return new Vigil(
                why, since, mark, heard, queueSince, transferred, holdAsked, turns, toneTo.max(to), momentSaid);
    }

    Vigil saidMoment() {
        return new Vigil(why, since, mark, heard, queueSince, transferred, holdAsked, turns, toneTo, true);
    }

    boolean isRepeat(PromptFingerprint said, double same) {
        return heard.stream().anyMatch(each -> each.resembles(said, same));
    }
}
