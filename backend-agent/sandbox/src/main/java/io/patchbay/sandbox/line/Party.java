package io.patchbay.sandbox.line;

/// Whoever is at the far end of one leg: a clinic, or the voice assistant. All methods are called by one thread at a
/// time,
/// in frame order; none may block.
public interface Party {

    /// The leg was connected; audio flows from the next frame on.
    void answered(Line line);

    /// The 160 µ-law bytes this party utters in `frame`, or [Frames#SILENCE]. Frames count from 0 at the answer.
    byte[] speak(long frame);

    /// The 160 µ-law bytes played to this party in `frame` (another party's voice, hold audio, or [Frames#SILENCE]).
    void hear(long frame, byte[] audio);

    /// A DTMF key was sounded to this party in `frame`.
    void digit(long frame, char key);

    /// The leg is gone, whoever ended it.
    void hungUp();
}
