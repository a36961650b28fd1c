package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.MuLaw;
import java.time.Duration;
import java.util.function.BiConsumer;

/// Answering machine detection as carriers do it: from the lengths of speech and silence, not from words. Says its
/// verdict once.
final class MachineDetection {

    private static final Duration MACHINE_OVER = Duration.ofSeconds(2);
    private static final int BEEP_FRAMES = 8;
    private static final int FAX_FRAMES = 75;
    private static final double PURE = 0.02;

    private final CallRequest.Detection asked;
    private final BiConsumer<String, Duration> verdict;
    private long frames;
    private int speech;
    private int silence;
    private int tone;
    private boolean machine;
    private boolean beeped;
    private boolean decided;

    /// `verdict` is told the value of `AnsweredBy` and how long it took.
    MachineDetection(CallRequest.Detection asked, BiConsumer<String, Duration> verdict) {
        this.asked = asked;
        this.verdict = verdict;
    }

    void hear(byte[] frame) {
        if (decided) {
            return;
        }
        frames++;
        boolean sound = isSound(frame);
        tone = sound && isPureTone(frame) ? tone + 1 : 0;
        silence = sound ? 0 : silence + 1;
        beeped |= machine && tone >= BEEP_FRAMES;
        if (sound) {
            speech++;
        }
        if (machine) {
            judgeEnd();
        } else {
            judgeStart();
        }
    }

    private void judgeStart() {
        CallRequest.Thresholds limits = asked.thresholds();
        if (tone >= FAX_FRAMES) {
            decide("fax");
        } else if (speech == 0) {
            if (isAtLeast(silence, limits.silence())) {
                decide("unknown");
            }
        } else if (isAtLeast(speech, limits.speech())) {
            machine = true;
            if (!asked.wholeMessage()) {
                decide("machine_start");
            }
        } else if (isAtLeast(silence, limits.speechEnd())) {
            decide("human");
        }
        if (!decided && isAtLeast(frames, limits.overall())) {
            decide("unknown");
        }
    }

    private void judgeEnd() {
        if (beeped && tone == 0) {
            decide("machine_end_beep");
        } else if (isAtLeast(silence, MACHINE_OVER)) {
            decide("machine_end_silence");
        } else if (isAtLeast(frames, asked.thresholds().overall())) {
            decide("machine_end_other");
        }
    }

    private void decide(String answeredBy) {
        decided = true;
        verdict.accept(answeredBy, Duration.ofMillis(frames * Frames.MILLIS));
    }

    private static boolean isAtLeast(long frames, Duration limit) {
        return frames * Frames.MILLIS >= limit.toMillis();
    }

    static boolean isSound(byte[] frame) {
        for (byte sample : frame) {
            if ((sample & 0x7F) != 0x7F) {
                return true;
            }
        }
        return false;
    }

    /// A sine satisfies x(n+1) + x(n-1) = 2 cos(w) x(n); what is left over after the best fit says how pure it is.
    private static boolean isPureTone(byte[] frame) {
        double cross = 0;
        double power = 0;
        double neighbours = 0;
        for (int i = 1; i < frame.length - 1; i++) {
            double here = MuLaw.decode(frame[i]);
            double around = MuLaw.decode(frame[i - 1]) + (double) MuLaw.decode(frame[i + 1]);
            cross += here * around;
            power += here * here;
            neighbours += around * around;
        }
        if (power < 1e6) {
            return false;
        }
        double rest = neighbours - cross * cross / power;
        return rest <= PURE * (neighbours + power);
    }
}
