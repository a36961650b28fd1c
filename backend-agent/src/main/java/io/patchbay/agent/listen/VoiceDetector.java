package io.patchbay.agent.listen;

import java.util.function.Consumer;

/// Tells when somebody, or something that is no mere tone, makes sound: energy above a noise floor that
/// follows the line.
final class VoiceDetector {

    /// 20 ms.
    static final int BLOCK = 160;

    private static final double LEAST_POWER = 110 * 110;
    private static final double ABOVE_FLOOR = 8;
    private static final double FLOOR_RISE = 1.02;
    private static final double FLOOR_FALL = 0.3;
    private static final double HIGHEST_FLOOR = 600 * 600;
    private static final int BEGINS_AFTER = 6;
    private static final int ENDS_AFTER = 15;

    private double floor = LEAST_POWER / ABOVE_FLOOR;
    private boolean speaking;
    private int loud;
    private int quiet;

    /// One block that ends at sample `end`; `tone` when it is known to be a machine sound.
    void hear(double power, boolean tone, long end, Consumer<HearingInput> out) {
        boolean voice = !tone && power > Math.max(LEAST_POWER, floor * ABOVE_FLOOR);
        follow(power, voice);
        loud = voice ? loud + 1 : 0;
        quiet = voice ? 0 : quiet + 1;
        if (!speaking && loud >= BEGINS_AFTER) {
            speaking = true;
            out.accept(new HearingInput.VoiceActivity(true, new AudioTime(end - (long) BEGINS_AFTER * BLOCK)));
        } else if (speaking && quiet >= ENDS_AFTER) {
            speaking = false;
            out.accept(new HearingInput.VoiceActivity(false, new AudioTime(end - (long) ENDS_AFTER * BLOCK)));
        }
    }

    private void follow(double power, boolean voice) {
        double least = LEAST_POWER / ABOVE_FLOOR;
        double next = power < floor ? floor + FLOOR_FALL * (power - floor) : voice ? floor * 1.002 : floor * FLOOR_RISE;
        floor = Math.clamp(next, least, HIGHEST_FLOOR);
    }
}
