package io.patchbay.agent.media;

import io.patchbay.contract.id.CallSessionId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One stream of one call: its sink, its order, and the promise that nothing reaches the sink after its end. Its
/// lock is taken by the socket's thread for each message and by whoever ends it, so a sink never hears two at
/// once.
final class LiveStream {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private final CallSessionId session;
    private final String streamSid;
    private final byte[] streamSidBytes;
    private final AudioSink sink;
    private final FrameOrder order;
    private final StreamSocket socket;
    private boolean ended;
    private volatile boolean connected = true;
    private Later.@Nullable Pending grace;

    LiveStream(ControlMessages.Start start, AudioSink sink, FrameOrder order, StreamSocket socket) {
        this.session = start.session();
        this.streamSid = start.streamSid();
        this.streamSidBytes = streamSid.getBytes(StandardCharsets.UTF_8);
        this.sink = sink;
        this.order = order;
        this.socket = socket;
    }

    CallSessionId session() {
        return session;
    }

    String streamSid() {
        return streamSid;
    }

    byte[] streamSidBytes() {
        return streamSidBytes;
    }

    StreamSocket socket() {
        return socket;
    }

    /// Whether its socket is still there.
    boolean isConnected() {
        return connected;
    }

    /// See [FrameOrder#lead].
    synchronized long lead(long sequence) {
        return order.lead(sequence);
    }

    synchronized void message(long sequence, long timestamp, byte[] audio, int length) {
        if (!ended) {
            order.accept(sequence, timestamp, audio, length);
        }
    }

    /// The socket is gone: gives out what still waited. The stream has not ended yet.
    synchronized void lost() {
        connected = false;
        if (!ended) {
            guarded(order::flush);
        }
    }

    synchronized void waitFor(Later.Pending graceOver) {
        if (ended) {
            graceOver.cancel();
        } else {
            grace = graceOver;
        }
    }

    /// Ends it once; false when it had ended before.
    synchronized boolean end(String reason) {
        if (ended) {
            return false;
        }
        close();
        guarded(() -> sink.ended(reason));
        return true;
    }

    /// A newer stream of the same call takes over. A sink that goes on with the newer one is told nothing.
    synchronized boolean replacedBy(LiveStream newer) {
        if (ended || !newer.sink.equals(sink)) {
            return end("replaced");
        }
        close();
        return true;
    }

    private void close() {
        if (connected) {
            guarded(order::flush);
        }
        ended = true;
        connected = false;
        if (grace != null) {
            grace.cancel();
        }
    }

    /// A sink that fails here has nobody left to tell; its failure must not reach the sockets of others.
    private void guarded(Runnable last) {
        try {
            last.run();
        } catch (RuntimeException failed) {
            LOG.atError()
                    .addKeyValue("session", session)
                    .addKeyValue("type", failed.getClass().getName())
                    .log("A sink failed at the end of its stream");
        }
    }
}
