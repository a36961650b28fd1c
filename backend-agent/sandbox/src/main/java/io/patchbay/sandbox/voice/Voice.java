package io.patchbay.sandbox.voice;

/// Speaks: turns words into µ-law audio that carries them.
public interface Voice {

    /// The audio of the sentence at a natural pace, a whole number of 160-byte frames.
    byte[] say(String sentence);
}
