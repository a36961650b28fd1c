package io.patchbay.sandbox.twilio.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.jspecify.annotations.Nullable;

/// The websocket itself, at frame level: outgoing frames are gathered and written together. Its callbacks come on
/// Jetty's threads.
final class MediaSocket implements FrameHandler {

    /// Ten minutes of one track: beyond it the carrier discards audio (31931).
    private static final int MOST_UNSENT = 30_000;

    private final Runnable opened;
    private final IntConsumer ended;
    private final AtomicInteger unsent = new AtomicInteger();
    private volatile @Nullable CoreSession session;
    private volatile boolean given;

    MediaSocket(Runnable opened, IntConsumer ended) {
        this.opened = opened;
        this.ended = ended;
    }

    boolean isCongested() {
        return unsent.get() > MOST_UNSENT;
    }

    void send(byte[] message, boolean gather) {
        CoreSession open = session;
        if (open == null) {
            return;
        }
        unsent.incrementAndGet();
        Callback sent = Callback.from(unsent::decrementAndGet);
        Frame frame = new Frame(OpCode.TEXT, ByteBuffer.wrap(message));
        open.sendFrame(new OutgoingEntry.Builder(frame, sent).batch(gather).build());
    }

    void flush() {
        CoreSession open = session;
        if (open != null) {
            open.flush(Callback.NOOP);
        }
    }

    void close() {
        given = true;
        CoreSession open = session;
        if (open != null) {
            open.close(CloseStatus.NORMAL, "", Callback.NOOP);
        }
    }

    void abort() {
        given = true;
        CoreSession open = session;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        this.session = session;
        callback.succeeded();
        if (given) {
            session.abort();
            return;
        }
        opened.run();
        session.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        byte opCode = frame.getOpCode();
        callback.succeeded();
        CoreSession open = session;
        if (opCode == OpCode.BINARY) {
            ended.accept(StreamError.BINARY_FRAME);
            close();
        }
        if (open != null) {
            open.demand();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
        if (!given && session != null) {
            ended.accept(StreamError.BROKEN_PIPE);
        }
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        callback.succeeded();
        if (!given) {
            boolean abrupt = status.getCode() == CloseStatus.NO_CLOSE || status.getCode() == CloseStatus.SHUTDOWN;
            ended.accept(abrupt && !status.isNormal() ? StreamError.BROKEN_PIPE : StreamError.REMOTE_CLOSED);
        }
    }
}
