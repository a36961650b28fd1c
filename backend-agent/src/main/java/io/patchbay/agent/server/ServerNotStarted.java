package io.patchbay.agent.server;

/// The server cannot listen. The message is a sentence for the operator that says what to do.
public final class ServerNotStarted extends RuntimeException {

    ServerNotStarted(String sentence) {
        super(sentence, null, false, false);
    }
}
