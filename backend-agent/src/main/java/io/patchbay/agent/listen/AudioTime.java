package io.patchbay.agent.listen;

/// A moment of, or a length of, the clinic leg's audio, counted in samples since its first one. The only time
/// hearing knows: it makes verdicts repeatable at any speed.
public record AudioTime(long samples) implements Comparable<AudioTime> {

    /// Samples in one second of telephone audio.
    public static final int RATE = 8000;

    /// The first sample.
    public static final AudioTime ZERO = new AudioTime(0);

    private static final int SAMPLES_PER_MILLI = RATE / 1000;

    public static AudioTime ofMillis(long millis) {
        return new AudioTime(millis * SAMPLES_PER_MILLI);
    }

    /// Whole milliseconds, rounded down.
    public long millis() {
        return Math.floorDiv(samples, SAMPLES_PER_MILLI);
    }

    public AudioTime plus(AudioTime length) {
        return new AudioTime(samples + length.samples);
    }

    public AudioTime plusMillis(long millis) {
        return plus(ofMillis(millis));
    }

    public AudioTime minus(AudioTime other) {
        return new AudioTime(samples - other.samples);
    }

    /// Milliseconds from `earlier` to this.
    public long millisSince(AudioTime earlier) {
        return minus(earlier).millis();
    }

    /// The later of the two.
    public AudioTime max(AudioTime other) {
        return samples >= other.samples ? this : other;
    }

    @Override
    public int compareTo(AudioTime other) {
        return Long.compare(samples, other.samples);
    }
}
