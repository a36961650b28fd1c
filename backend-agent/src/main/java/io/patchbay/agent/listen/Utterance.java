package io.patchbay.agent.listen;

/// Words between two silences. `ended` once the speaker has stopped.
record Utterance(AudioTime from, AudioTime to, String text, boolean ended) {

    long millis() {
        return to.millisSince(from);
    }

    /// Says nothing of the words.
    @Override
    public String toString() {
        return "Utterance[" + from.millis() + ".." + to.millis() + " ms]";
    }
}
