package io.patchbay.sandbox.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import io.patchbay.sandbox.voice.WordListener.SpokenWord;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.junit.jupiter.api.Test;

final class TranscriptionTest {

    private static final String USUAL = "encoding=mulaw&sample_rate=8000&channels=1&model=nova-3&interim_results=true"
            + "&endpointing=300&utterance_end_ms=1000&vad_events=true";

    private final WatermarkVoice voice = new WatermarkVoice("Maria");

    @Test
    void anUtteranceGoesFromStartThroughInterimsToItsEnd() {
        byte[] audio = sound("Good morning Lakeside Clinic how may I help you", 2_000);

        List<ObjectNode> messages = heard(USUAL, audio);

        assertThat(kinds(messages)).startsWith("SpeechStarted", "interim");
        assertThat(kinds(messages)).endsWith("speech_final", "UtteranceEnd");
        assertThat(kinds(messages)).filteredOn("speech_final"::equals).hasSize(1);
        assertThat(kinds(messages).stream().filter("interim"::equals)).hasSizeBetween(5, 14);
        assertThat(finalText(messages)).isEqualTo("good morning lakeside clinic how may i help you");
    }

    @Test
    void interimsGrowAndTheFinalHoldsThemAll() {
        List<ObjectNode> messages = heard(USUAL, sound("please listen carefully as our menu has changed", 2_000));

        String before = "";
        for (ObjectNode message : messages) {
            if (!message.path("type").asText().equals("Results")) {
                continue;
            }
            assertThat(text(message)).startsWith(before);
            assertThat(message.path("start").asDouble()).isZero();
            before = text(message);
        }
        assertThat(before).isEqualTo("please listen carefully as our menu has changed");
    }

    @Test
    void timesAreSecondsOfThisAudio() {
        byte[] audio = joined(silence(1_500), sound("front desk this is Tom", 1_500));
        List<SpokenWord> truth = new WatermarkListener().hear(audio);

        List<ObjectNode> messages = heard(USUAL, audio);

        JsonNode words = last(messages, "speech_final").at("/channel/alternatives/0/words");
        assertThat(words).hasSize(truth.size());
        for (int i = 0; i < truth.size(); i++) {
            assertThat(words.get(i).path("start").asDouble())
                    .isCloseTo(truth.get(i).fromSample() / 8_000.0, within());
            assertThat(words.get(i).path("end").asDouble())
                    .isCloseTo(truth.get(i).toSample() / 8_000.0, within());
        }
        double started = last(messages, "SpeechStarted").path("timestamp").asDouble();
        assertThat(started).isCloseTo(truth.getFirst().fromSample() / 8_000.0, within());
        double end = last(messages, "UtteranceEnd").path("last_word_end").asDouble();
        assertThat(end).isCloseTo(truth.getLast().toSample() / 8_000.0, within());
    }

    @Test
    void theEndIsToldWhenTheEndpointingPauseHasPassedAndNotMuchLater() {
        byte[] audio = sound("records", 3_000);
        long wordEnd = new WatermarkListener().hear(audio).getFirst().toSample();

        long toldAt = samplesUntil("speech_final", USUAL, audio);

        assertThat((toldAt - wordEnd) / 8).isBetween(450L, 480L);
    }

    @Test
    void aPauseShorterThanTheEndpointingDoesNotEndTheUtterance() {
        byte[] audio = joined(voice.say("Hello."), silence(500), sound("Anyone there?", 2_000));

        assertThat(kinds(heard(USUAL.replace("=300", "=1000"), audio)).stream().filter("speech_final"::equals))
                .hasSize(1);
        assertThat(kinds(heard(USUAL, audio)).stream().filter("speech_final"::equals))
                .hasSize(2);
    }

    @Test
    void segmentsFollowOneAnotherWithoutHoles() {
        byte[] audio = joined(
                sound("For appointments press one. For billing press two. For medical records press three.", 700),
                sound("To hear these options again press nine", 2_000),
                silence(12_000));
        double end = 0;
        for (ObjectNode message : heard(USUAL, audio)) {
            if (message.path("is_final").asBoolean()) {
                assertThat(message.path("start").asDouble()).isCloseTo(end, within());
                end = message.path("start").asDouble()
                        + message.path("duration").asDouble();
            }
        }
        assertThat(end).isGreaterThan(audio.length / 8_000.0 - 6);
    }

    @Test
    void aLongUtteranceHasFinalsBeforeItsSpeechFinal() {
        String sentence = "you have reached the office of doctor alvarez and we are open monday through friday "
                + "from eight until five except on holidays";

        List<ObjectNode> messages = heard(USUAL, sound(sentence, 2_000));

        assertThat(kinds(messages)).containsSubsequence("final", "speech_final");
        assertThat(finalText(messages)).isEqualTo(sentence);
    }

    @Test
    void howTheAudioIsCutMakesNoDifference() {
        byte[] audio = sound("For medical records, press 2. Thank you.", 2_000);

        List<ObjectNode> whole = heard(USUAL, audio);
        Transcription pieces = transcription(USUAL, new Transcription.Conditions(false, new Mishearing(0, 0), 150));
        List<ObjectNode> cut = new ArrayList<>();
        for (int at = 0; at < audio.length; at += 333) {
            cut.addAll(pieces.hear(Arrays.copyOfRange(audio, at, Math.min(audio.length, at + 333))));
        }

        assertThat(cut).isEqualTo(whole);
    }

    @Test
    void numbersAreWordsUnlessAskedOtherwise() {
        byte[] audio = sound("For records press 2 or call 555-0142 at 15", 2_000);

        assertThat(finalText(heard(USUAL, audio)))
                .isEqualTo("for records press two or call five five five zero one four two at fifteen");
        assertThat(finalText(heard(USUAL + "&numerals=true", audio)))
                .isEqualTo("for records press 2 or call 5 5 5 0 1 4 2 at 15");
        assertThat(finalText(heard(USUAL + "&smart_format=true", audio)))
                .isEqualTo("For records press 2 or call 5550142 at 15");
    }

    @Test
    void punctuationIsPrintedOnlyWhenAskedFor() {
        byte[] audio = sound("Records, this is Tom. Hello?", 2_000);

        assertThat(finalText(heard(USUAL, audio))).isEqualTo("records this is tom hello");
        List<ObjectNode> punctuated = heard(USUAL + "&punctuate=true", audio);
        assertThat(finalText(punctuated)).isEqualTo("Records, this is Tom. Hello?");
        assertThat(last(punctuated, "speech_final")
                        .at("/channel/alternatives/0/words/0/punctuated_word")
                        .asText())
                .isEqualTo("Hello?");
    }

    @Test
    void withoutInterimsOnlyFinalsAreSent() {
        List<ObjectNode> messages =
                heard("encoding=mulaw&sample_rate=8000&endpointing=500", sound("hello how are you", 2_000));

        assertThat(kinds(messages)).containsExactly("speech_final");
    }

    @Test
    void speechFinalCanStayAwayForEver() {
        Transcription.Conditions noisy = new Transcription.Conditions(true, new Mishearing(0, 0), 150);

        List<ObjectNode> messages = transcription(USUAL, noisy).hear(sound("hello", 3_000));

        assertThat(kinds(messages)).containsSubsequence("final", "UtteranceEnd").doesNotContain("speech_final");
    }

    @Test
    void mishearingIsTheSameForTheSameSeed() {
        byte[] audio = sound("press two for medical records or hold for the front desk", 2_000);
        String truth = finalText(heard(USUAL, audio));

        String once = finalText(transcription(USUAL, misheard(7)).hear(audio));
        String again = finalText(transcription(USUAL, misheard(7)).hear(audio));
        String other = finalText(transcription(USUAL, misheard(8)).hear(audio));

        assertThat(once).isEqualTo(again).isNotEqualTo(truth).isNotEqualTo(other);
    }

    @Test
    void aLostFrameLosesItsWord() {
        byte[] audio = sound("please hold the line", 2_000);
        SpokenWord hold = new WatermarkListener().hear(audio).get(1);
        int cut = (int) (hold.fromSample() + hold.toSample()) / 2;
        byte[] lossy = joined(Arrays.copyOf(audio, cut), Arrays.copyOfRange(audio, cut + 160, audio.length));

        assertThat(finalText(heard(USUAL, lossy))).isEqualTo("please the line");
    }

    private static Transcription.Conditions misheard(long seed) {
        return new Transcription.Conditions(false, new Mishearing(40, seed), 150);
    }

    private List<ObjectNode> heard(String query, byte[] audio) {
        return transcription(query, new Transcription.Conditions(false, new Mishearing(0, 0), 150))
                .hear(audio);
    }

    private long samplesUntil(String kind, String query, byte[] audio) {
        Transcription transcription =
                transcription(query, new Transcription.Conditions(false, new Mishearing(0, 0), 150));
        for (int at = 0; at < audio.length; at += 160) {
            if (kinds(transcription.hear(Arrays.copyOfRange(audio, at, at + 160)))
                    .contains(kind)) {
                return at + 160L;
            }
        }
        throw new AssertionError("never told");
    }

    private static Transcription transcription(String query, Transcription.Conditions conditions) {
        ListenQuery parsed = parsed(query);
        return new Transcription(parsed, new WatermarkListener(), new DeepgramWire("r", "m", parsed), conditions);
    }

    static ListenQuery parsed(String query) {
        Fields fields = new Fields();
        UrlEncoded.decodeUtf8To(query, 0, query.length(), fields::add);
        return Objects.requireNonNull(ListenQuery.parse(fields).query());
    }

    private static List<String> kinds(List<ObjectNode> messages) {
        return messages.stream().map(TranscriptionTest::kind).toList();
    }

    private static String kind(ObjectNode message) {
        if (message.path("speech_final").asBoolean()) {
            return "speech_final";
        }
        if (message.has("is_final")) {
            return message.path("is_final").asBoolean() ? "final" : "interim";
        }
        return message.path("type").asText();
    }

    private static ObjectNode last(List<ObjectNode> messages, String kind) {
        return messages.reversed().stream()
                .filter(m -> kind(m).equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String finalText(List<ObjectNode> messages) {
        StringBuilder text = new StringBuilder();
        for (ObjectNode message : messages) {
            if (message.path("is_final").asBoolean() && !text(message).isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(text(message));
            }
        }
        return text.toString();
    }

    private static String text(ObjectNode message) {
        return message.at("/channel/alternatives/0/transcript").asText();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.0002);
    }

    private byte[] sound(String sentence, int silenceMillis) {
        return joined(voice.say(sentence), silence(silenceMillis));
    }

    private static byte[] silence(int millis) {
        byte[] silence = new byte[millis * 8];
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
