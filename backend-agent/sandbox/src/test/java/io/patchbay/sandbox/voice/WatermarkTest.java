package io.patchbay.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.WordListener.SpokenWord;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WatermarkTest {

    private static final String GREETING = "Thank you for calling Lakeside Family Clinic, a café. "
            + "For appointments, press 1. For medical records, press 2. If this is an emergency hang up and dial 9-1-1.";

    private final Voice voice = new WatermarkVoice("Maria");

    @Test
    void whatIsSaidIsHeardAsWritten() {
        byte[] audio = voice.say(GREETING);

        assertThat(texts(new WatermarkListener().hear(audio)))
                .containsExactly(GREETING.split(" ", -1))
                .contains("café.");
        assertThat(audio.length % Frames.SAMPLES).isZero();
    }

    @Test
    void onlyTheLastWordEndsTheSentence() {
        List<SpokenWord> words = new WatermarkListener().hear(voice.say("Records, this is Tom."));

        assertThat(words.stream().map(SpokenWord::lastOfSentence)).containsExactly(false, false, false, true);
    }

    @Test
    void chunksOfAnySizeGiveTheSameWordsAtTheSameTimes() {
        byte[] audio = joined(silence(333), voice.say(GREETING), silence(71), voice.say("Hello?"));
        List<SpokenWord> whole = new WatermarkListener().hear(audio);
        SplittableRandom chance = new SplittableRandom(5);

        for (int round = 0; round < 20; round++) {
            WordListener listener = new WatermarkListener();
            List<SpokenWord> words = new ArrayList<>();
            for (int at = 0; at < audio.length; ) {
                int to = Math.min(audio.length, at + 1 + chance.nextInt(977));
                words.addAll(listener.hear(Arrays.copyOfRange(audio, at, to)));
                at = to;
            }
            assertThat(words).isEqualTo(whole);
        }
    }

    @Test
    void wordsLieWhereTheirSoundIs() {
        byte[] audio = joined(silence(800), voice.say("Good morning, front desk."));

        List<SpokenWord> words = new WatermarkListener().hear(audio);

        long before = 800;
        for (SpokenWord word : words) {
            assertThat(word.fromSample()).isGreaterThan(before);
            assertThat(level(audio, word.fromSample(), word.toSample())).isGreaterThan(1_000);
            assertThat(level(audio, before, word.fromSample())).isLessThan(100);
            before = word.toSample();
        }
        assertThat(audio.length - before).isGreaterThanOrEqualTo(Watermark.GUARD);
    }

    @Test
    void aMissingFrameLosesTheWordUnderIt() {
        eachFrame((audio, frame) -> joined(
                Arrays.copyOf(audio, frame * Frames.SAMPLES),
                Arrays.copyOfRange(audio, (frame + 1) * Frames.SAMPLES, audio.length)));
    }

    @Test
    void aDoubledFrameLosesTheWordUnderIt() {
        eachFrame((audio, frame) -> joined(
                Arrays.copyOf(audio, (frame + 1) * Frames.SAMPLES),
                Arrays.copyOfRange(audio, frame * Frames.SAMPLES, audio.length)));
    }

    @Test
    void aSilencedFrameLosesTheWordUnderIt() {
        eachFrame((audio, frame) -> {
            byte[] patched = audio.clone();
            Arrays.fill(patched, frame * Frames.SAMPLES, (frame + 1) * Frames.SAMPLES, (byte) 0xFF);
            return patched;
        });
    }

    @Test
    void twoFramesInTheWrongOrderLoseTheWordUnderThem() {
        eachFrame((audio, frame) -> {
            byte[] patched = audio.clone();
            int next = (frame + 1) % (audio.length / Frames.SAMPLES);
            System.arraycopy(audio, next * Frames.SAMPLES, patched, frame * Frames.SAMPLES, Frames.SAMPLES);
            System.arraycopy(audio, frame * Frames.SAMPLES, patched, next * Frames.SAMPLES, Frames.SAMPLES);
            return patched;
        });
    }

    @Test
    void wholeWordsInTheWrongOrderAreNotHeard() {
        byte[] audio = voice.say("one two three four five six");
        List<SpokenWord> words = new WatermarkListener().hear(audio);
        int third = (int) (words.get(1).toSample() + words.get(2).fromSample()) / 2;
        int fourth = (int) (words.get(2).toSample() + words.get(3).fromSample()) / 2;
        int fifth = (int) (words.get(3).toSample() + words.get(4).fromSample()) / 2;

        byte[] swapped = joined(
                Arrays.copyOf(audio, third),
                Arrays.copyOfRange(audio, fourth, fifth),
                Arrays.copyOfRange(audio, third, fourth),
                Arrays.copyOfRange(audio, fifth, audio.length));

        assertThat(texts(new WatermarkListener().hear(swapped))).containsExactly("one", "two", "four", "five", "six");
    }

    @Test
    void aSentenceSaidTwiceIsHeardTwice() {
        byte[] audio = voice.say("Hello, are you there?");

        assertThat(new WatermarkListener().hear(joined(audio, audio))).hasSize(8);
    }

    @Test
    void noiseMusicAndTonesCarryNoWords() {
        byte[] noise = new byte[80_000];
        SplittableRandom chance = new SplittableRandom(9);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) chance.nextInt();
        }

        assertThat(new WatermarkListener().hear(joined(noise, Tones.holdMusic(10_000), Tones.ringback(6_000))))
                .isEmpty();
    }

    @Test
    void theSameSpeakerSaysTheSameSentenceWithTheSameBytes() {
        assertThat(new WatermarkVoice("Maria").say(GREETING)).isEqualTo(voice.say(GREETING));
        assertThat(new WatermarkVoice("Tom").say(GREETING)).isNotEqualTo(voice.say(GREETING));
    }

    @Test
    void nothingToSayIsNoSound() {
        assertThat(voice.say("  ")).isEmpty();
        assertThat(voice.say("...")).isEmpty();
    }

    @Test
    void aLongTokenStillFitsItsSound() {
        String token = "x".repeat(300);

        assertThat(texts(new WatermarkListener().hear(voice.say("a " + token + " b"))))
                .containsExactly("a", token, "b");
    }

    @Test
    void eightStreamsAreHeardFiftyTimesFasterThanRealTime() {
        byte[] audio = voice.say(GREETING.repeat(4));
        double seconds = 8 * 50 * (audio.length / 8_000.0);

        long started = System.nanoTime();
        int words = 0;
        for (int stream = 0; stream < 400; stream++) {
            words += new WatermarkListener().hear(audio).size();
        }
        double took = (System.nanoTime() - started) / 1e9;

        assertThat(words).isPositive();
        assertThat(seconds / took)
                .as("seconds of audio heard per second of one core")
                .isGreaterThan(2_000);
    }

    private interface Damage {
        byte[] to(byte[] audio, int frame);
    }

    /// Damages each frame in turn: every word the frame touches is lost, every other word, but for
    /// neighbours within a guard's reach, is still heard.
    private void eachFrame(Damage damage) {
        byte[] audio = voice.say("Please hold while I transfer you.");
        List<SpokenWord> words = new WatermarkListener().hear(audio);
        for (int frame = 0; frame < audio.length / Frames.SAMPLES - 1; frame++) {
            long from = (long) frame * Frames.SAMPLES;
            long to = from + Frames.SAMPLES;
            List<String> touched = texts(words.stream()
                    .filter(w -> w.fromSample() < to && w.toSample() > from)
                    .toList());
            List<String> clear = texts(words.stream()
                    .filter(w -> w.fromSample() > to + 400 || w.toSample() < from - 240)
                    .toList());

            List<String> heard = texts(new WatermarkListener().hear(damage.to(audio, frame)));

            assertThat(heard).as("frame %d", frame).containsAll(clear);
            assertThat(heard.stream().filter(touched::contains))
                    .as("frame %d", frame)
                    .isEmpty();
        }
    }

    private static List<String> texts(List<SpokenWord> words) {
        return words.stream().map(SpokenWord::text).toList();
    }

    private static double level(byte[] audio, long from, long to) {
        double power = 0;
        for (int i = (int) from; i < to; i++) {
            power += Math.pow(MuLaw.decode(audio[i]), 2);
        }
        return Math.sqrt(power / (to - from));
    }

    private static byte[] silence(int samples) {
        byte[] silence = new byte[samples];
        Arrays.fill(silence, (byte) 0xFF);
        return silence;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
