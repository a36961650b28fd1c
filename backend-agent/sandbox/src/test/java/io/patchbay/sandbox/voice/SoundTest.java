package io.patchbay.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.sandbox.line.Frames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SoundTest {

    private static final List<String> SENTENCES = List.of(
            "Thank you for calling Lakeside Family Clinic.",
            "For medical records, press two. For billing and insurance questions, press three.",
            "You have reached the voicemail of Doctor Alvarez. Please leave a message after the tone.",
            "Good morning, this is Maria at the front desk, how may I help you today?",
            "Our office is closed. Our hours are Monday to Friday from eight in the morning until five.",
            "The number you have dialed is not in service.");

    @Test
    void everyByteOfMuLawSurvivesARoundTrip() {
        for (int i = 0; i < 256; i++) {
            byte mulaw = (byte) i;
            byte expected = i == 0x7F ? (byte) 0xFF : mulaw;
            assertThat(MuLaw.encode(MuLaw.decode(mulaw))).isEqualTo(expected);
        }
        assertThat(MuLaw.decode((byte) 0x80)).isEqualTo(32_124);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Maria", "Tom", "IVR"})
    void peopleTalkAtANaturalPace(String speaker) {
        Voice voice = new WatermarkVoice(speaker);
        double words = 0;
        double minutes = 0;
        for (String sentence : SENTENCES) {
            words += sentence.split(" ", -1).length;
            minutes += (voice.say(sentence).length / 8_000.0 + 0.3) / 60;
        }

        assertThat(words / minutes).isBetween(145.0, 175.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Maria", "Tom", "IVR", "Front desk", "Reception"})
    void speechNeverLooksLikeATone(String speaker) {
        Voice voice = new WatermarkVoice(speaker);
        for (String sentence : SENTENCES) {
            assertThat(longestPureRun(voice.say(sentence)))
                    .as("20 ms frames in a row with one steady frequency: %s", sentence)
                    .isLessThan(4);
        }
    }

    @Test
    void speechSitsAtTelephoneLevelAndInTheTelephoneBand() {
        byte[] audio = new WatermarkVoice().say(SENTENCES.get(3));
        int loud = 0;
        int quiet = 0;
        for (int frame = 0; frame < audio.length / Frames.SAMPLES; frame++) {
            double level = level(audio, frame * Frames.SAMPLES, Frames.SAMPLES);
            loud += level > 600 ? 1 : 0;
            quiet += level < 100 ? 1 : 0;
        }
        assertThat(loud).isGreaterThan(audio.length / Frames.SAMPLES / 2);
        assertThat(quiet).isGreaterThan(audio.length / Frames.SAMPLES / 12);
        assertThat(band(audio, 250, 3_500) / band(audio, 20, 3_990)).isGreaterThan(0.8);
        assertThat(band(audio, 1_000, 3_400) / band(audio, 20, 3_990)).isGreaterThan(0.1);
    }

    @Test
    void tonesAreWhatTheySay() {
        assertThat(strongest(Tones.beep(1_000, 500), 0, 4_000)).isEqualTo(1_000);
        assertThat(strongest(Tones.faxCed(1_000), 0, 8_000)).isEqualTo(2_100);
        byte[] sit = Tones.sit();
        assertThat(strongest(sit, 0, 3_000)).isBetween(980, 990);
        assertThat(strongest(sit, 3_100, 2_000)).isBetween(1_365, 1_375);
        assertThat(strongest(sit, 5_400, 2_500)).isBetween(1_770, 1_780);
    }

    @Test
    void ringbackAndBusyKeepTheirCadence() {
        byte[] ringback = Tones.ringback(12_000);
        assertThat(level(ringback, 0, 16_000)).isGreaterThan(2_000);
        assertThat(level(ringback, 16_000, 32_000)).isZero();
        assertThat(level(ringback, 48_000, 16_000)).isGreaterThan(2_000);
        byte[] busy = Tones.busy(1_500);
        assertThat(level(busy, 0, 4_000)).isGreaterThan(1_000);
        assertThat(level(busy, 4_000, 4_000)).isZero();
        assertThat(busy).hasSize(12_000);
    }

    @Test
    void eachKeySoundsItsTwoFrequencies() {
        byte[] five = Tones.dtmf('5');

        assertThat(power(five, 0, 800, 770)).isGreaterThan(20 * power(five, 0, 800, 697));
        assertThat(power(five, 0, 800, 1_336)).isGreaterThan(20 * power(five, 0, 800, 1_209));
        assertThat(level(five, 800, 800)).isZero();
        assertThatThrownBy(() -> Tones.dtmf('x')).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdMusicNeverPauses() {
        byte[] music = Tones.holdMusic(8_000);

        assertThat(music).hasSize(64_000);
        for (int frame = 2; frame < 400; frame++) {
            assertThat(level(music, frame * Frames.SAMPLES, Frames.SAMPLES)).isGreaterThan(150);
        }
    }

    private static int longestPureRun(byte[] audio) {
        List<Integer> run = new ArrayList<>();
        int longest = 0;
        for (int frame = 0; frame < audio.length / Frames.SAMPLES; frame++) {
            int at = frame * Frames.SAMPLES;
            int hertz = 0;
            double best = 0;
            for (int candidate = 250; candidate < 3_400; candidate += 25) {
                double power = power(audio, at, Frames.SAMPLES, candidate);
                if (power > best) {
                    best = power;
                    hertz = candidate;
                }
            }
            double total = Math.pow(level(audio, at, Frames.SAMPLES), 2);
            boolean pure = total > 100 * 100 && best > 0.85 * total;
            if (!pure || (!run.isEmpty() && Math.abs(run.getLast() - hertz) > 30)) {
                run.clear();
            }
            if (pure) {
                run.add(hertz);
            }
            longest = Math.max(longest, run.size());
        }
        return longest;
    }

    private static int strongest(byte[] audio, int at, int length) {
        int hertz = 0;
        for (int candidate = 300; candidate < 3_400; candidate += 5) {
            hertz = power(audio, at, length, candidate) > power(audio, at, length, hertz) ? candidate : hertz;
        }
        return hertz;
    }

    /// Share of the mean square found at one frequency (a pure sine gives all of it).
    private static double power(byte[] audio, int at, int length, double hertz) {
        double turn = 2 * Math.cos(2 * Math.PI * hertz / 8_000);
        double before = 0;
        double last = 0;
        for (int i = 0; i < length; i++) {
            double now = MuLaw.decode(audio[at + i]) + turn * last - before;
            before = last;
            last = now;
        }
        double magnitude = last * last + before * before - turn * last * before;
        return 2 * magnitude / ((double) length * length);
    }

    private static double band(byte[] audio, int from, int to) {
        double sum = 0;
        for (int at = 0; at + 400 <= audio.length; at += 400) {
            for (int hertz = from; hertz < to; hertz += 20) {
                sum += power(audio, at, 400, hertz);
            }
        }
        return sum;
    }

    private static double level(byte[] audio, int at, int length) {
        double power = 0;
        for (int i = at; i < at + length; i++) {
            power += Math.pow(MuLaw.decode(audio[i]), 2);
        }
        return Math.sqrt(power / length);
    }
}
