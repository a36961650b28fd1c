package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.Tones;
import java.util.Arrays;

/// The carrier's own hold music, for whoever gives no document to wait to.
final class Music implements Source {

    private static final byte[] LOOP = Tones.holdMusic(9600);

    private int at;

    @Override
    public byte[] next(Keys keys) {
        byte[] frame = Arrays.copyOfRange(LOOP, at, at + Frames.SAMPLES);
        at = (at + Frames.SAMPLES) % LOOP.length;
        return frame;
    }
}
