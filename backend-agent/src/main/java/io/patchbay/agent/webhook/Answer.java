package io.patchbay.agent.webhook;

import io.patchbay.agent.server.Reply;

/// What a way in makes of a request: for the books, and for the sender.
record Answer(Outcome outcome, Reply reply) {

    static Answer silent(Outcome outcome) {
        return new Answer(outcome, Reply.NO_CONTENT);
    }

    static Answer refused(Outcome outcome, int status) {
        return new Answer(outcome, Reply.status(status));
    }
}
