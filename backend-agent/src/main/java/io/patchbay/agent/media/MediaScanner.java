package io.patchbay.agent.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads one plain `media` message straight from its bytes, without an object per message. It understands the
/// shape the carrier really sends and says no to anything else, good or bad: that is then read the slow way,
/// which decides. One per socket.
final class MediaScanner {

    private static final byte[] EVENT = ascii("event");
    private static final byte[] SEQUENCE = ascii("sequenceNumber");
    private static final byte[] STREAM = ascii("streamSid");
    private static final byte[] MEDIA = ascii("media");
    private static final byte[] TIMESTAMP = ascii("timestamp");
    private static final byte[] TRACK = ascii("track");
    private static final byte[] INBOUND = ascii("inbound");
    private static final byte[] PAYLOAD = ascii("payload");
    private static final int MOST_DIGITS = 15;
    private static final long NONE = -1;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int textFrom;
    private int textTo;

    private boolean eventSeen;
    private long sequence;
    private long timestamp;
    private boolean inbound;
    private int streamFrom;
    private int streamTo;
    private int payloadFrom;
    private int payloadTo;

    /// Whether these bytes are one plain media message; if so the accessors tell what it says, until the next
    /// scan.
    boolean scan(byte[] message, int offset, int length) {
        bytes = message;
        at = offset;
        end = offset + length;
        eventSeen = false;
        sequence = NONE;
        timestamp = NONE;
        inbound = true;
        streamFrom = -1;
        payloadFrom = -1;
        return object(true)
                && !more()
                && eventSeen
                && sequence != NONE
                && timestamp != NONE
                && streamFrom >= 0
                && payloadFrom >= 0;
    }

    long sequence() {
        return sequence;
    }

    /// Milliseconds since the stream began.
    long timestamp() {
        return timestamp;
    }

    boolean inbound() {
        return inbound;
    }

    boolean isOf(byte[] streamSid) {
        return Arrays.equals(bytes, streamFrom, streamTo, streamSid, 0, streamSid.length);
    }

    /// The audio, decoded into `into`; its length, or -1 when it is not Base64.
    int payload(byte[] into) {
        return Base64Audio.decode(bytes, payloadFrom, payloadTo, into);
    }

    private boolean object(boolean top) {
        if (!take('{')) {
            return false;
        }
        do {
            if (!string()) {
                return false;
            }
            int keyFrom = textFrom;
            int keyTo = textTo;
            if (!take(':') || !(top ? member(keyFrom, keyTo) : mediaMember(keyFrom, keyTo))) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean member(int keyFrom, int keyTo) {
        if (is(keyFrom, keyTo, EVENT)) {
            boolean first = !eventSeen;
            eventSeen = true;
            return first && string() && is(textFrom, textTo, MEDIA);
        }
        if (is(keyFrom, keyTo, SEQUENCE)) {
            boolean first = sequence == NONE;
            sequence = number();
            return first && sequence != NONE;
        }
        if (is(keyFrom, keyTo, STREAM)) {
            boolean first = streamFrom < 0;
            boolean taken = string();
            streamFrom = textFrom;
            streamTo = textTo;
            return first && taken;
        }
        return is(keyFrom, keyTo, MEDIA) ? payloadFrom < 0 && object(false) : scalar();
    }

    private boolean mediaMember(int keyFrom, int keyTo) {
        if (is(keyFrom, keyTo, PAYLOAD)) {
            boolean first = payloadFrom < 0;
            boolean taken = string();
            payloadFrom = textFrom;
            payloadTo = textTo;
            return first && taken;
        }
        if (is(keyFrom, keyTo, TIMESTAMP)) {
            boolean first = timestamp == NONE;
            timestamp = number();
            return first && timestamp != NONE;
        }
        if (is(keyFrom, keyTo, TRACK)) {
            if (!string()) {
                return false;
            }
            inbound = is(textFrom, textTo, INBOUND);
            return true;
        }
        return scalar();
    }

    /// A string without escapes or anything beyond ASCII.
    private boolean string() {
        if (!take('"')) {
            return false;
        }
        textFrom = at;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                textTo = at++;
                return true;
            }
            if (b < ' ' || b == '\\') {
                return false;
            }
            at++;
        }
        return false;
    }

    private boolean scalar() {
        return (more() && bytes[at] == '"') ? string() : digits() >= 0;
    }

    /// A whole number, bare or between quotes.
    private long number() {
        if (!take('"')) {
            return digits();
        }
        long value = at < end && isDigit(bytes[at]) ? digits() : NONE;
        return value >= 0 && at < end && bytes[at++] == '"' ? value : NONE;
    }

    private long digits() {
        if (!more()) {
            return NONE;
        }
        int from = at;
        long value = 0;
        while (at < end && isDigit(bytes[at])) {
            value = value * 10 + (bytes[at++] - '0');
            if (at - from > MOST_DIGITS) {
                return NONE;
            }
        }
        boolean wellFormed = at > from && (bytes[from] != '0' || at == from + 1);
        return wellFormed ? value : NONE;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private boolean take(char wanted) {
        if (more() && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean more() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at < end;
    }

    private boolean is(int from, int to, byte[] word) {
        return Arrays.equals(bytes, from, to, word, 0, word.length);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
