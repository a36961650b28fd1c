package io.patchbay.agent.listen;

/// Recognises the special information tones (ITU-T E.180, Q.35): three rising tones in a row, each of about a
/// third of a second, from 950, 1400 and 1800 Hz give or take 60.
final class InterceptTones {

    private static final double[] HERTZ = {950, 1400, 1800};
    private static final double TOLERANCE = 65;
    private static final long SHORTEST = AudioTime.ofMillis(180).samples();
    private static final long LONGEST = AudioTime.ofMillis(450).samples();
    private static final long MOST_BETWEEN = AudioTime.ofMillis(120).samples();

    private int heard;
    private long first;
    private long lastTo;

    /// A tone has ended; true when it was the third of three.
    boolean ends(long from, long to, double hertz) {
        boolean next = heard < HERTZ.length && isTone(heard, from, to, hertz) && follows(from);
        if (next) {
            first = heard == 0 ? from : first;
            heard++;
        } else {
            heard = isTone(0, from, to, hertz) ? 1 : 0;
            first = from;
        }
        lastTo = to;
        if (heard == HERTZ.length) {
            heard = 0;
            return true;
        }
        return false;
    }

    /// Where the first of the three began.
    long from() {
        return first;
    }

    /// The middle of the three is no beep.
    boolean mayBePart(long from, long to, double hertz) {
        return heard > 1 && isTone(heard - 1, from, to, hertz);
    }

    private boolean follows(long from) {
        return heard == 0 || from - lastTo <= MOST_BETWEEN;
    }

    private static boolean isTone(int which, long from, long to, double hertz) {
        long length = to - from;
        return length >= SHORTEST && length <= LONGEST && Math.abs(hertz - HERTZ[which]) <= TOLERANCE;
    }
}
