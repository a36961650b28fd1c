package io.patchbay.agent.listen;

import java.util.function.Consumer;

/// Tells music on hold from speech by what speech cannot do without: gaps. Within every second speech falls
/// far below its own mean again and again (Scheirer and Slaney 1997), and it pauses to breathe.
final class MusicDetector {

    /// 20 ms.
    static final int BLOCK = 160;

    private static final int SECOND = 50;
    private static final double LEAST_MEAN = 90 * 90;

    /// A block is low below a quarter of the mean power of its second.
    private static final double LOW = 0.25;

    private static final double MOST_LOW_BLOCKS = 0.36;

    /// And nearly silent below this share of it; so many in a row are a pause.
    private static final double SILENT = 0.02;

    private static final int PAUSE_BLOCKS = 7;
    private static final int SAY_AFTER_SECONDS = 3;

    private final double[] powers = new double[SECOND];
    private int filled;
    private int seconds;
    private int lapses;

    /// One block that ends at sample `end`; `tone` when it is known to be another machine sound.
    void hear(double power, boolean tone, long end, Consumer<HearingInput> out) {
        powers[filled++] = tone ? 0 : power;
        if (filled < SECOND) {
            return;
        }
        filled = 0;
        if (isMusical()) {
            seconds++;
            lapses = 0;
        } else if (seconds == 0 || ++lapses > 1) {
            seconds = 0;
        }
        if (seconds >= SAY_AFTER_SECONDS && lapses == 0) {
            long from = end - (long) seconds * AudioTime.RATE;
            out.accept(new HearingInput.Tone(ToneKind.MUSIC, new AudioTime(from), new AudioTime(end)));
        }
    }

    private boolean isMusical() {
        double mean = 0;
        for (double power : powers) {
            mean += power / SECOND;
        }
        if (mean < LEAST_MEAN) {
            return false;
        }
        int low = 0;
        int silent = 0;
        int longest = 0;
        for (double power : powers) {
            low += power < LOW * mean ? 1 : 0;
            silent = power < SILENT * mean ? silent + 1 : 0;
            longest = Math.max(longest, silent);
        }
        return low <= MOST_LOW_BLOCKS * SECOND && longest < PAUSE_BLOCKS;
    }
}
