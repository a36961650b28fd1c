package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.stream.MediaStream;
import io.patchbay.sandbox.twilio.wire.Callback;
import org.jspecify.annotations.Nullable;

/// A media stream on a leg, by whatever name the customer gave it.
public final class LegStream {

    private final MediaStream stream;
    private final @Nullable String name;
    private final @Nullable Callback callback;
    private long framesUntilCut;

    LegStream(MediaStream stream, @Nullable String name, @Nullable Callback callback, long framesUntilCut) {
        this.stream = stream;
        this.name = name;
        this.callback = callback;
        this.framesUntilCut = framesUntilCut;
    }

    public String sid() {
        return stream.identity().streamSid();
    }

    public @Nullable String name() {
        return name;
    }

    public boolean isOver() {
        return stream.isOver();
    }

    @Nullable
    Callback callback() {
        return callback;
    }

    int tracks() {
        return stream.identity().tracks().size();
    }

    boolean isCalled(String nameOrSid) {
        return sid().equals(nameOrSid) || nameOrSid.equals(name);
    }

    void push(byte[] inbound, byte[] outbound) {
        stream.push(inbound, outbound);
        if (framesUntilCut > 0 && stream.isOpen() && --framesUntilCut == 0) {
            stream.cut();
        }
    }

    void flush() {
        stream.flush();
    }

    void stop() {
        stream.stop();
    }
}
