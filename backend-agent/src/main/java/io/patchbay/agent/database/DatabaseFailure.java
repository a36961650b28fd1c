package io.patchbay.agent.database;

/// There is no usable database. The message is one or two sentences for the operator: what is wrong, and what to
/// do. It never holds a password or a row's values.
public final class DatabaseFailure extends RuntimeException {

    public DatabaseFailure(String sentence) {
        super(sentence);
    }

    public DatabaseFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
