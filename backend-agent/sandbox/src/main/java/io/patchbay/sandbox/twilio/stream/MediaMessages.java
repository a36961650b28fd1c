package io.patchbay.sandbox.twilio.stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The JSON of one stream, as bytes. Media messages are put together byte by byte: there are fifty a second per track.
/// One thread at a time.
final class MediaMessages {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NUMBER_ROOM = 20;

    private final StreamIdentity identity;
    private final byte[] tail;
    private final byte[] digits = new byte[NUMBER_ROOM];
    private byte[] scratch = new byte[512];
    private int length;
    private long sequence;

    MediaMessages(StreamIdentity identity) {
        this.identity = identity;
        this.tail = ascii("\"},\"streamSid\":\"" + identity.streamSid() + "\"}");
    }

    byte[] connected() {
        return ascii("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
    }

    byte[] start() {
        ObjectNode start = JSON.createObjectNode();
        start.put("accountSid", identity.accountSid());
        start.put("streamSid", identity.streamSid());
        start.put("callSid", identity.callSid());
        ArrayNode tracks = start.putArray("tracks");
        identity.tracks().forEach(track -> tracks.add(track.wire()));
        start.putObject("mediaFormat")
                .put("encoding", "audio/x-mulaw")
                .put("sampleRate", 8000)
                .put("channels", 1);
        ObjectNode parameters = start.putObject("customParameters");
        identity.parameters().forEach(parameters::put);
        return event("start")
                .<ObjectNode>set("start", start)
                .put("streamSid", identity.streamSid())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] stop() {
        ObjectNode stop = JSON.createObjectNode();
        stop.put("accountSid", identity.accountSid()).put("callSid", identity.callSid());
        return event("stop")
                .<ObjectNode>set("stop", stop)
                .put("streamSid", identity.streamSid())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// `chunk` counts from 1 per track; the timestamp is milliseconds of audio since the stream began.
    byte[] media(Track track, long chunk, long timestamp, byte[] audio) {
        length = 0;
        append(HEAD);
        appendNumber(++sequence);
        append(track == Track.INBOUND ? INBOUND : OUTBOUND);
        appendNumber(chunk);
        append(TIMESTAMP);
        appendNumber(timestamp);
        append(PAYLOAD);
        appendBase64(audio);
        append(tail);
        byte[] message = new byte[length];
        System.arraycopy(scratch, 0, message, 0, length);
        return message;
    }

    private static final byte[] HEAD = ascii("{\"event\":\"media\",\"sequenceNumber\":\"");
    private static final byte[] INBOUND = ascii("\",\"media\":{\"track\":\"inbound\",\"chunk\":\"");
    private static final byte[] OUTBOUND = ascii("\",\"media\":{\"track\":\"outbound\",\"chunk\":\"");
    private static final byte[] TIMESTAMP = ascii("\",\"timestamp\":\"");
    private static final byte[] PAYLOAD = ascii("\",\"payload\":\"");

    private ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name).put("sequenceNumber", String.valueOf(++sequence));
    }

    private void append(byte[] bytes) {
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, scratch, length, bytes.length);
        length += bytes.length;
    }

    private void appendNumber(long number) {
        int at = NUMBER_ROOM;
        long rest = number;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        makeRoom(NUMBER_ROOM - at);
        System.arraycopy(digits, at, scratch, length, NUMBER_ROOM - at);
        length += NUMBER_ROOM - at;
    }

    private void appendBase64(byte[] audio) {
        byte[] encoded = Base64.getEncoder().encode(audio);
        append(encoded);
    }

    private void makeRoom(int more) {
        if (length + more > scratch.length) {
            byte[] larger = new byte[Math.max(scratch.length * 2, length + more)];
            System.arraycopy(scratch, 0, larger, 0, length);
            scratch = larger;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
