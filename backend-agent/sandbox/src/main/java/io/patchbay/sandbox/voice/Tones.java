package io.patchbay.sandbox.voice;

import io.patchbay.sandbox.line.Frames;

/// The sounds of the telephone network that are not speech, at their real frequencies and levels (North American plan;
/// ITU-T Q.23, Q.24, E.180 and T.30). Every result is a whole number of 160-byte frames.
public final class Tones {

    private static final double RATE = 8_000;
    /// Peak of a sine at 0 dBm0: µ-law overload is at +3.17 dBm0.
    private static final double ZERO_DBM0 = 32_124 / StrictMath.pow(10, 3.17 / 20);
    private static final int RAMP = 24;
    private static final String KEYS = "123A456B789C*0#D";
    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};

    private Tones() {}

    /// A voicemail's beep: one steady tone.
    public static byte[] beep(int hertz, int millis) {
        int[] samples = room(millis);
        tone(samples, 0, samplesIn(millis), hertz, -10);
        return encoded(samples);
    }

    /// Ringing heard by the caller: 440 + 480 Hz, two seconds on, four off.
    public static byte[] ringback(int millis) {
        return cadence(millis, 2_000, 6_000, 440, 480, -19);
    }

    /// Busy: 480 + 620 Hz, half a second on, half off.
    public static byte[] busy(int millis) {
        return cadence(millis, 500, 1_000, 480, 620, -24);
    }

    /// The three rising tones before "the number you have dialled…" (vacant code).
    public static byte[] sit() {
        int[] samples = room(380 + 274 + 380);
        int at = 0;
        double[][] tones = {{985.2, 380}, {1370.6, 274}, {1776.7, 380}};
        for (double[] tone : tones) {
            int length = samplesIn((long) tone[1]);
            tone(samples, at, length, tone[0], -14);
            at += length;
        }
        return encoded(samples);
    }

    /// One key: 100 ms of its two frequencies, then 100 ms of silence.
    ///
    /// @throws IllegalArgumentException for anything but 0-9, `*`, `#`, A-D
    public static byte[] dtmf(char key) {
        int place = KEYS.indexOf(Character.toUpperCase(key));
        if (place < 0) {
            throw new IllegalArgumentException("no such telephone key");
        }
        int[] samples = room(200);
        tone(samples, 0, samplesIn(100), ROWS[place / 4], -9);
        tone(samples, 0, samplesIn(100), COLUMNS[place % 4], -7);
        return encoded(samples);
    }

    /// A fax machine answering: 2100 Hz (CED).
    public static byte[] faxCed(int millis) {
        int[] samples = room(millis);
        tone(samples, 0, samplesIn(millis), 2_100, -12);
        return encoded(samples);
    }

    /// Soft arpeggios that never pause for long: what people wait to.
    public static byte[] holdMusic(int millis) {
        int[] samples = room(millis);
        double[][] chords = {{261.6, 329.6, 392.0}, {220.0, 261.6, 329.6}, {349.2, 440.0, 523.3}, {392.0, 493.9, 587.3}
        };
        int note = samplesIn(300);
        int ring = samplesIn(900);
        for (int n = 0; n * note < samples.length; n++) {
            double[] chord = chords[n / 8 % chords.length];
            double root = chord[n % chord.length];
            for (int harmonic = 1; harmonic <= 4; harmonic++) {
                pluck(samples, n * note, ring, root * harmonic, -18 - 5.0 * harmonic);
            }
            if (n % 8 == 0) {
                pluck(samples, n * note, note * 8, chord[0] / 2, -22);
            }
        }
        return encoded(samples);
    }

    private static byte[] cadence(int millis, int on, int period, int low, int high, double level) {
        int[] samples = room(millis);
        for (int at = 0; at < samplesIn(millis); at += samplesIn(period)) {
            int length = Math.min(samplesIn(on), samplesIn(millis) - at);
            tone(samples, at, length, low, level);
            tone(samples, at, length, high, level);
        }
        return encoded(samples);
    }

    private static void tone(int[] samples, int at, int length, double hertz, double dbm0) {
        double peak = peak(dbm0);
        for (int i = 0; i < length; i++) {
            double ramp = Math.min(1, Math.min(i, length - 1 - i) / (double) RAMP);
            samples[at + i] += (int) Math.round(peak * ramp * StrictMath.sin(2 * Math.PI * hertz * i / RATE));
        }
    }

    private static void pluck(int[] samples, int at, int length, double hertz, double dbm0) {
        double loudness = peak(dbm0);
        double fading = StrictMath.exp(-3.0 / length);
        int end = Math.min(at + length, samples.length);
        for (int i = at; i < end; i++) {
            double ramp = Math.min(1, Math.min(i - at, at + length - i) / 80.0);
            double wave = StrictMath.sin(2 * Math.PI * hertz * (i - at) / RATE);
            samples[i] += (int) Math.round(loudness * ramp * wave);
            loudness *= fading;
        }
    }

    private static double peak(double dbm0) {
        return ZERO_DBM0 * StrictMath.pow(10, dbm0 / 20);
    }

    private static int[] room(long millis) {
        return new int[Frames.ofMillis(millis) * Frames.SAMPLES];
    }

    private static int samplesIn(long millis) {
        return Math.toIntExact(millis * 8);
    }

    private static byte[] encoded(int[] samples) {
        byte[] mulaw = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            mulaw[i] = MuLaw.encode(samples[i]);
        }
        return mulaw;
    }
}
