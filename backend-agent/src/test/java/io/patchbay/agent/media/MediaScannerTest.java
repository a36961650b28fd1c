package io.patchbay.agent.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaScannerTest {

    private static final StreamWords WORDS = StreamWords.ONE;
    private final MediaScanner scanner = new MediaScanner();
    private final byte[] audio = new byte[1024];

    private boolean scan(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return scanner.scan(bytes, 0, bytes.length);
    }

    @Test
    void aMediaMessageIsReadInPlace() {
        byte[] bytes =
                ("xx" + WORDS.media(7, 100, StreamWords.frameBytes(42)) + "yy").getBytes(StandardCharsets.US_ASCII);

        assertThat(scanner.scan(bytes, 2, bytes.length - 4)).isTrue();

        assertThat(scanner.sequence()).isEqualTo(7);
        assertThat(scanner.timestamp()).isEqualTo(100);
        assertThat(scanner.inbound()).isTrue();
        assertThat(scanner.isOf(WORDS.streamSid().getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(scanner.isOf("MZ2".getBytes(StandardCharsets.US_ASCII))).isFalse();
        assertThat(scanner.payload(audio)).isEqualTo(160);
        assertThat(audio[159]).isEqualTo((byte) 42);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"streamSid\" : \"MZ1\" ,\n \"media\" : { \"payload\" : \"AAAA\" , \"timestamp\" : 5 , \"new\" : \"x\" } , \"sequenceNumber\" : 2 , \"event\" : \"media\" }",
                "{\"event\":\"media\",\"version\":3,\"sequenceNumber\":\"2\",\"streamSid\":\"MZ1\",\"media\":{\"track\":\"inbound\",\"timestamp\":\"5\",\"payload\":\"AAAA\"}}"
            })
    void orderSpacesAndNewFieldsDoNotMatter(String message) {
        assertThat(scan(message)).isTrue();
        assertThat(scanner.sequence()).isEqualTo(2);
        assertThat(scanner.timestamp()).isEqualTo(5);
        assertThat(scanner.payload(audio)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"event\":\"stop\",\"sequenceNumber\":\"2\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"5\",\"payload\":\"AAAA\"}}",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"5\",\"payload\":\"AAAA\"}}",
                "{\"event\":\"media\",\"sequenceNumber\":\"2\",\"media\":{\"timestamp\":\"5\",\"payload\":\"AAAA\"}}",
                "{\"event\":\"media\",\"sequenceNumber\":\"2\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"AAAA\"}}",
                "{\"event\":\"media\",\"sequenceNumber\":\"2\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"5\"}}",
                "{\"event\":\"media\",\"sequenceNumber\":\"-2\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"5\",\"payload\":\"AAAA\"}}",
                "{\"event\":\"media\",\"sequenceNumber\":\"2\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"5\",\"payload\":\"AAAA\"}}x",
                "{\"event\":\"media\",\"sequenceNumber\":\"2\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"5\",\"payload\":\"AA\\/A\"}}",
                "{\"event\":\"media\",\"sequenceNumber\":\"99999999999999999999\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"5\",\"payload\":\"AAAA\"}}"
            })
    void anythingElseIsLeftToTheSlowWay(String message) {
        assertThat(scan(message)).isFalse();
    }

    @Test
    void whatItTakesTheCarefulReaderTakesTooAndReadsTheSame() {
        var random = new Random(20_261_121);
        byte[] good = WORDS.media(1234, 24640, StreamWords.frameBytes(7)).getBytes(StandardCharsets.US_ASCII);
        byte[] marks = "{}[]\":,\\ 0123456789.eE+-=/mMaZ\0\n\u007f".getBytes(StandardCharsets.ISO_8859_1);
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] altered = good.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                altered[random.nextInt(altered.length)] = marks[random.nextInt(marks.length)];
            }
            int length = random.nextInt(10) == 0 ? random.nextInt(altered.length) : altered.length;
            if (scanner.scan(altered, 0, length)) {
                taken++;
                var text = new String(altered, StandardCharsets.ISO_8859_1);
                var read = ControlMessages.read(altered, 0, length);
                assertThat(read).as(text).get().isInstanceOfSatisfying(ControlMessages.Media.class, media -> {
                    assertThat(media.sequence()).as(text).isEqualTo(scanner.sequence());
                    assertThat(media.timestamp()).as(text).isEqualTo(scanner.timestamp());
                    assertThat(media.inbound()).as(text).isEqualTo(scanner.inbound());
                    assertThat(scanner.isOf(media.streamSid().getBytes(StandardCharsets.ISO_8859_1)))
                            .as(text)
                            .isTrue();
                });
            }
        }
        assertThat(taken).isGreaterThan(10_000);
    }

    @Test
    void base64IsReadAsTheLibraryReadsIt() {
        var random = new Random(1);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] text = Base64.getEncoder().encode(bytes);
            assertThat(Base64Audio.decode(text, 0, text.length, audio)).isEqualTo(length);
            assertThat(Arrays.copyOf(audio, length)).isEqualTo(bytes);
            if (length > 0) {
                text[random.nextInt(text.length)] = '!';
                assertThat(Base64Audio.decode(text, 0, text.length, audio)).isEqualTo(-1);
            }
        }
        for (var bad : List.of("AAA", "A===", "====", "AA=A", "AB==", "AAB=", "AAAA=AAA", "A".repeat(2000))) {
            byte[] text = bad.getBytes(StandardCharsets.US_ASCII);
            assertThat(Base64Audio.decode(text, 0, text.length, audio)).as(bad).isEqualTo(-1);
        }
    }

    @Test
    void tenThousandFramesAllocateNothing() {
        byte[][] messages = new byte[10_000][];
        for (int i = 0; i < messages.length; i++) {
            // Every tenth pair arrives the wrong way round.
            int index = i % 10 == 4 ? i + 1 : i % 10 == 5 ? i - 1 : i;
            messages[i] = WORDS.frame(index).getBytes(StandardCharsets.US_ASCII);
        }
        long[] heard = new long[1];
        var sink = new AudioSink() {
            @Override
            public void audio(byte[] mulaw, int offset, int length, long firstSample) {
                heard[0] += length;
            }

            @Override
            public void ended(String reason) {}
        };
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            var order = new FrameOrder(5, 2, sink, new MediaCounts(new SimpleMeterRegistry()));
            pass(messages, order, 100);
            long before = threads.getCurrentThreadAllocatedBytes();
            pass(messages, order, messages.length);
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(heard[0]).isEqualTo(3L * 10_000 * 160);
        assertThat(allocated).as("bytes for 10,000 frames").isLessThan(1024);
    }

    /// Frames up to `until`; those passed before are dropped by the order.
    private void pass(byte[][] messages, FrameOrder order, int until) {
        for (int i = 0; i < until; i++) {
            if (scanner.scan(messages[i], 0, messages[i].length)) {
                order.accept(scanner.sequence(), scanner.timestamp(), audio, scanner.payload(audio));
            }
        }
    }
}
