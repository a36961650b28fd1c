package io.patchbay.agent.cli;

/// Something the caller of the command line can put right. The message is a sentence that says what to do.
final class Complaint extends RuntimeException {

    Complaint(String sentence) {
        super(sentence, null, false, false);
    }
}
