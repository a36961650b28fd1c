package io.patchbay.agent.listen;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A stretch of telephone audio made on the spot: tones, noise, gliding voices and silence, in µ-law.
final class Sound {

    private static final int RATE = AudioTime.RATE;
    private static final int CLIP = 32_635;
    private static final int BIAS = 0x84;

    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
    private final RandomGenerator chance;
    private double noise;

    Sound(RandomGenerator chance) {
        this.chance = chance;
    }

    /// From here on everything carries white noise of this root mean square.
    Sound noise(double rms) {
        noise = rms;
        return this;
    }

    Sound silence(int millis) {
        return play(millis, _ -> 0);
    }

    /// Sines of the same level in one.
    Sound tone(int millis, double amplitude, double... hertz) {
        return play(millis, i -> {
            double sum = 0;
            for (double each : hertz) {
                sum += amplitude * Math.sin(2 * Math.PI * each * i / RATE);
            }
            return sum;
        });
    }

    /// Something like a vowel: a pitch that glides and harmonics that fade, in syllables with gaps between.
    Sound voice(int millis, double amplitude, double pitch) {
        double[] phase = {0};
        return play(millis, i -> {
            double seconds = (double) i / RATE;
            double syllable = Math.max(0, Math.sin(2 * Math.PI * 3.7 * seconds));
            double hertz = pitch * (1 + 0.12 * Math.sin(2 * Math.PI * 1.3 * seconds) + 0.05 * seconds % 0.1);
            phase[0] += 2 * Math.PI * hertz / RATE;
            double sum = 0;
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                sum += Math.sin(harmonic * phase[0]) / harmonic;
            }
            return amplitude * syllable * sum;
        });
    }

    /// Chords without a pause, as music on hold has them.
    Sound music(int millis, double amplitude) {
        double[][] chords = {{262, 330, 392, 523}, {220, 262, 330, 440}, {175, 220, 262, 349}, {196, 247, 294, 392}};
        return play(millis, i -> {
            double[] chord = chords[(i / (RATE / 2)) % chords.length];
            double sum = 0;
            for (double each : chord) {
                sum += Math.sin(2 * Math.PI * each * i / RATE) + 0.4 * Math.sin(4 * Math.PI * each * i / RATE);
            }
            return amplitude * sum / chord.length;
        });
    }

    private interface Wave {
        double at(int sample);
    }

    private Sound play(int millis, Wave wave) {
        for (int i = 0; i < millis * (RATE / 1000); i++) {
            double value = wave.at(i) + (noise == 0 ? 0 : noise * chance.nextGaussian());
            audio.write(mulaw((int) Math.round(Math.clamp(value, -CLIP, CLIP))));
        }
        return this;
    }

    /// Encoder of ITU-T G.711, the other way round from the one under test.
    static byte mulaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
        int exponent = 7;
        while (exponent > 0 && (magnitude & (0x80 << exponent)) == 0) {
            exponent--;
        }
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | (exponent << 4) | mantissa);
    }

    byte[] bytes() {
        return audio.toByteArray();
    }

    long millis() {
        return audio.size() / (RATE / 1000);
    }

    /// What the audio front makes of it, in frames of 20 ms.
    List<HearingInput> heard() {
        return heard(160);
    }

    List<HearingInput> heard(int frame) {
        var front = new AudioFront();
        var inputs = new ArrayList<HearingInput>();
        byte[] bytes = bytes();
        for (int at = 0; at < bytes.length; at += frame) {
            front.accept(bytes, at, Math.min(frame, bytes.length - at), at, inputs::add);
        }
        return inputs;
    }

    static List<HearingInput.Tone> tones(List<HearingInput> inputs, ToneKind kind) {
        return inputs.stream()
                .filter(HearingInput.Tone.class::isInstance)
                .map(HearingInput.Tone.class::cast)
                .filter(tone -> tone.kind() == kind)
                .toList();
    }
}
