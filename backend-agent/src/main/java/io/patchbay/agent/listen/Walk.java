package io.patchbay.agent.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The way through the phone tree, so far.
///
/// @param steps what was done and, as far as can be told, worked
/// @param promptFrom where the prompt now heard begins; words before it belong to the past
/// @param consideredVersion the state of the words about which everything was decided that could be
/// @param nudges keys pressed into silence
/// @param actions everything done on this call
/// @param live whether the way is found rather than replayed
/// @param transferAt when a person was heard at the end of it, in milliseconds of the call's audio
/// @param finished whether [HearingOutput.PathFinished] has been said
record Walk(
        List<PathStep> steps,
        LoopWatch loops,
        AudioTime promptFrom,
        AudioTime lastActionAt,
        @Nullable Pending pending,
        int consideredVersion,
        int nudges,
        int actions,
        boolean live,
        OptionalLong transferAt,
        boolean finished) {

    static Walk start(boolean live) {
        return new Walk(
                List.of(),
                LoopWatch.NOTHING_SEEN,
                AudioTime.ZERO,
                AudioTime.ZERO,
                null,
                -1,
                0,
                0,
                live,
                OptionalLong.empty(),
                false);
    }

    Walk acting(Pending action) {
        return new Walk(
                steps,
                loops,
                promptFrom,
                lastActionAt,
                action,
                consideredVersion,
                nudges,
                actions + 1,
                live,
                transferAt,
                finished);
    }

    /// The action is out (or lost): the next prompt begins.
    Walk acted(boolean done, AudioTime at) {
        var walked = new ArrayList<>(steps);
        if (done && pending != null) {
            walked.add(pending.step());
        }
        return new Walk(
                List.copyOf(walked),
                loops,
                at,
                at,
                null,
                consideredVersion,
                nudges,
                actions,
                live,
                transferAt,
                finished);
    }

    /// A menu heard again undoes the steps taken since it was first heard: they led back to it.
    Walk seeing(LoopWatch seen) {
        int kept = seen.last().count() > 1 ? Math.min(steps.size(), seen.last().stepsBefore()) : steps.size();
        return new Walk(
                List.copyOf(steps.subList(0, kept)),
                seen,
                promptFrom,
                lastActionAt,
                pending,
                consideredVersion,
                nudges,
                actions,
                live,
                transferAt,
                finished);
    }

    Walk trying(PathAction action) {
        return new Walk(
                steps,
                loops.trying(action),
                promptFrom,
                lastActionAt,
                pending,
                consideredVersion,
                nudges,
                actions,
                live,
                transferAt,
                finished);
    }

    Walk considered(int version) {
        return new Walk(
                steps, loops, promptFrom, lastActionAt, pending, version, nudges, actions, live, transferAt, finished);
    }

    Walk promptFrom(AudioTime mark) {
        return new Walk(
                steps,
                loops,
                mark,
                lastActionAt,
                pending,
                consideredVersion,
                nudges,
                actions,
                live,
                transferAt,
                finished);
    }

    Walk nudged() {
        return new Walk(
                steps,
                loops,
                promptFrom,
                lastActionAt,
                pending,
                consideredVersion,
                nudges + 1,
                actions,
                live,
                transferAt,
                finished);
    }

    Walk goneLive() {
        return new Walk(
                steps,
                loops,
                promptFrom,
                lastActionAt,
                pending,
                consideredVersion,
                nudges,
                actions,
                true,
                transferAt,
                finished);
    }

    Walk finish(OptionalLong moment) {
        return new Walk(
                steps, loops, promptFrom, lastActionAt, null, consideredVersion, nudges, actions, live, moment, true);
    }
}
