package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;

/// What a connected leg is doing: running TwiML, or sitting in a conference.
interface Activity {

    Activity NONE = new Activity() {
        @Override
        public byte[] next() {
            return Frames.SILENCE;
        }

        @Override
        public void left(Departure why) {}
    };

    /// What the far end hears in this frame.
    byte[] next();

    /// The leg has hung up or is taken elsewhere. Called once.
    void left(Departure why);
}
