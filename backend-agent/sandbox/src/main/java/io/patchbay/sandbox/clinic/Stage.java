package io.patchbay.sandbox.clinic;

/// What acts may ask of the party that performs them.
interface Stage {

    /// The audio of a sentence in the clinic's voice.
    byte[] voiced(String sentence);

    /// Goes on in another section at the next frame.
    void goTo(String section);

    void hangUp(String why);

    void note(String event, Object... facts);

    /// Milliseconds since the call was answered.
    long millis();
}
