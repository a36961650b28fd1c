package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;

/// A clinic that waits for its caller to say something, until a frame.
record ListenTurn(Scene.Listen listen, long until) implements Turn {

    static ListenTurn from(long frame, Scene.Listen listen) {
        return new ListenTurn(listen, frame + Frames.ofMillis(listen.waits().toMillis()));
    }
}
