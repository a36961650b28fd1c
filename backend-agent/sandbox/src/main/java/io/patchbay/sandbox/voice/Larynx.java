package io.patchbay.sandbox.voice;

import java.util.List;
import java.util.random.RandomGenerator;

/// Source and filter: glottal pulses or noise through three formants, as a vocal tract does it. Bit for bit the same on
/// every machine (StrictMath for everything that is not plain arithmetic).
final class Larynx {

    private static final double RATE = 8_000;
    /// Samples between two looks at formants, pitch and loudness: 5 ms.
    private static final int STEP = 40;
    /// Root mean square of a word in 16-bit units: about -22 dB below full scale, a telephone's usual speech level.
    private static final double LOUDNESS = 2_600;

    private static final int PEAK = 24_000;

    private final RandomGenerator chance;
    private final Resonator[] tract = {new Resonator(), new Resonator(), new Resonator()};
    private final Resonator band = new Resonator();
    private int noise;
    private double toPulse = 1;
    private double glottis;
    private double lastVoice;
    private double loudness;

    Larynx(RandomGenerator chance) {
        this.chance = chance;
        this.noise = chance.nextInt() | 1;
    }

    /// Sounds the phones into `samples` beginning at `at`, over exactly `length` samples.
    void speak(List<Phone> phones, int[] samples, int at, int length, double pitch) {
        double[] voice = new double[length];
        int planned = phones.stream().mapToInt(Phone::millis).sum();
        int from = 0;
        int millis = 0;
        for (Phone phone : phones) {
            millis += phone.millis();
            int to = (int) ((long) length * millis / planned);
            sound(phone, voice, from, to, pitch);
            from = to;
        }
        fade(voice);
        level(voice, samples, at);
    }

    private void sound(Phone phone, double[] voice, int from, int to, double pitch) {
        double accent = 0.06 + 0.06 * chance.nextDouble();
        for (int i = from; i < to; i += STEP) {
            double through = (i - from) / (double) Math.max(1, to - from);
            double hertz = pitch * (1 + accent * (1 - 2 * Math.abs(through - 0.4)));
            boolean voiced = phone.kind() == Phone.Kind.VOWEL || phone.kind() == Phone.Kind.HUM;
            if (voiced) {
                double wander = 1 + 0.03 * (chance.nextDouble() - 0.5);
                tract[0].tune(phone.first() * wander, 110);
                tract[1].tune(phone.second() * wander, 140);
                tract[2].tune(phone.third() * wander, 190);
            } else {
                band.tune(Math.max(600, phone.first()), 1_100);
            }
            for (int s = i; s < Math.min(i + STEP, to); s++) {
                loudness += (phone.gain() - loudness) * 0.02;
                voice[s] = loudness * (voiced ? pulse(hertz) : noise());
            }
        }
    }

    private double pulse(double hertz) {
        double excitation = 0.004 * hiss();
        if (--toPulse <= 0) {
            toPulse += RATE / (hertz * (1 + 0.02 * (chance.nextDouble() - 0.5)));
            excitation += 1;
        }
        glottis += 0.35 * (excitation - glottis);
        double filtered = tract[2].filter(tract[1].filter(tract[0].filter(glottis * 4)));
        double brightened = filtered - 0.7 * lastVoice;
        lastVoice = filtered;
        return brightened * 6;
    }

    private double noise() {
        return band.filter(hiss());
    }

    /// White noise from -0.5 to 0.5; a xorshift, since it is needed for every sample.
    private double hiss() {
        noise = Watermark.next(noise);
        return noise * 0x1p-32;
    }

    private static void fade(double[] voice) {
        int edge = Math.min(64, voice.length / 2);
        for (int i = 0; i < edge; i++) {
            voice[i] *= i / (double) edge;
            voice[voice.length - 1 - i] *= i / (double) edge;
        }
    }

    private static void level(double[] voice, int[] samples, int at) {
        double power = 0;
        for (double v : voice) {
            power += v * v;
        }
        double scale = LOUDNESS / StrictMath.sqrt(Math.max(1e-12, power / Math.max(1, voice.length)));
        for (int i = 0; i < voice.length; i++) {
            samples[at + i] += (int) Math.max(-PEAK, Math.min(PEAK, voice[i] * scale));
        }
    }

    /// A two-pole resonance with unit gain at zero frequency.
    private static final class Resonator {
        private double a = 1;
        private double b;
        private double c;
        private double y1;
        private double y2;

        void tune(double hertz, double bandwidth) {
            c = -StrictMath.exp(-2 * Math.PI * bandwidth / RATE);
            b = 2 * StrictMath.exp(-Math.PI * bandwidth / RATE) * StrictMath.cos(2 * Math.PI * hertz / RATE);
            a = 1 - b - c;
        }

        double filter(double x) {
            double y = a * x + b * y1 + c * y2;
            y2 = y1;
            y1 = y;
            return y;
        }
    }
}
