package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;

/// Something a leg can be made to hear, frame by frame.
interface Source {

    Source SILENCE = _ -> Frames.SILENCE;

    /// Nothing, and that is all of it.
    Source NOTHING = new Source() {
        @Override
        public byte[] next(Keys keys) {
            return Frames.SILENCE;
        }

        @Override
        public boolean isDone() {
            return true;
        }
    };

    byte[] next(Keys keys);

    /// True when nothing more will come.
    default boolean isDone() {
        return false;
    }
}
