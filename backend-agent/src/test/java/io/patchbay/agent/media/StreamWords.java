package io.patchbay.agent.media;

import io.patchbay.contract.id.CallSessionId;
import java.util.Arrays;
import java.util.Base64;

/// The carrier's side of the media protocol, as text.
record StreamWords(String streamSid, String callSid) {

    static final StreamWords ONE = new StreamWords("MZ" + "1".repeat(32), "CA" + "1".repeat(32));

    static final String CONNECTED = "{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}";

    String start(CallSessionId session, String token) {
        return start(session.toString(), token, "audio/x-mulaw");
    }

    String start(String session, String token, String encoding) {
        return """
                {"event":"start","sequenceNumber":"1","start":{"accountSid":"AC1","streamSid":"%s","callSid":"%s",\
                "tracks":["inbound"],"mediaFormat":{"encoding":"%s","sampleRate":8000,"channels":1},\
                "customParameters":{"session":"%s","token":"%s"}},"streamSid":"%s"}""".formatted(streamSid, callSid, encoding, session, token, streamSid);
    }

    /// Frame `index` (from 0) of 20 ms, all its bytes `index`.
    String frame(int index) {
        return media(index + 2L, index * 20L, frameBytes(index));
    }

    static byte[] frameBytes(int index) {
        byte[] audio = new byte[160];
        Arrays.fill(audio, (byte) index);
        return audio;
    }

    String media(long sequence, long timestamp, byte[] audio) {
        return """
                {"event":"media","sequenceNumber":"%d","media":{"track":"inbound","chunk":"%d","timestamp":"%d",\
                "payload":"%s"},"streamSid":"%s"}""".formatted(
                        sequence, sequence - 1, timestamp, Base64.getEncoder().encodeToString(audio), streamSid);
    }

    String stop(long sequence) {
        return "{\"event\":\"stop\",\"sequenceNumber\":\"%d\",\"stop\":{\"accountSid\":\"AC1\",\"callSid\":\"%s\"},\"streamSid\":\"%s\"}"
                .formatted(sequence, callSid, streamSid);
    }
}
