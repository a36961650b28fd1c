package io.patchbay.sandbox.twilio.call;

/// Where a key goes that is sounded while something is played.
@FunctionalInterface
interface Keys {
    void press(char key);
}
