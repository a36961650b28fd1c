package io.patchbay.sandbox.twilio.stream;

/// Why a stream failed: the carrier's error codes.
public final class StreamError {

    public static final int CONNECT_TIMEOUT = 31901;
    public static final int REFUSED = 31902;
    public static final int BROKEN_PIPE = 31903;
    public static final int TLS = 31910;
    public static final int HANDSHAKE = 31920;
    public static final int REMOTE_CLOSED = 31921;
    public static final int SCHEME = 31922;
    public static final int MALFORMED_URL = 31923;
    public static final int PROTOCOL = 31924;
    public static final int TOO_FAR_BEHIND = 31931;
    public static final int BAD_TRACK = 31941;
    public static final int BINARY_FRAME = 31950;

    private StreamError() {}
}
