package io.patchbay.sandbox.clinic;

/// A step being performed. Frame by frame it is asked what sounds, then told what was heard.
interface Act {

    byte[] speak();

    default void hear(Heard heard) {}

    default void key(char key) {}

    /// True when the next step may begin.
    boolean isOver();
}
