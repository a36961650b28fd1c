package io.patchbay.agent.adapter.deepgram;

import java.net.http.WebSocketHandshakeException;
import org.jspecify.annotations.Nullable;

/// Why a socket is no more, and whether another would fare better.
enum Ending {
    CONNECTION("connection", true),
    BUSY("busy", true),
    CREDENTIALS("credentials", false),
    REFUSED("refused", false),
    AUDIO("audio-format", false);

    private static final int POLICY_VIOLATION = 1008;

    private final String reason;
    private final boolean worthRetrying;

    Ending(String reason, boolean worthRetrying) {
        this.reason = reason;
        this.worthRetrying = worthRetrying;
    }

    String reason() {
        return reason;
    }

    boolean isWorthRetrying() {
        return worthRetrying;
    }

    static Ending ofClose(int code) {
        return code == POLICY_VIOLATION ? AUDIO : CONNECTION;
    }

    static Ending ofHandshake(@Nullable Throwable failure) {
        if (failure instanceof WebSocketHandshakeException refused) {
            return switch (refused.getResponse().statusCode()) {
                case 401, 402, 403 -> CREDENTIALS;
                case 429 -> BUSY;
                case 400, 404, 405, 410, 414, 422 -> REFUSED;
                default -> CONNECTION;
            };
        }
        return CONNECTION;
    }
}
