package io.patchbay.sandbox.twilio.stream;

import io.patchbay.sandbox.line.Frames;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;

/// One Media Stream. What is pushed while its socket is being opened waits and then goes out in one burst, so that no
/// word is lost to a slow handshake. Called on the exchange's thread.
public final class MediaStream {

    /// Frames kept while the socket is not open yet: 10 s of both directions.
    private static final int MOST_WAITING = 1000;

    private enum State {
        CONNECTING,
        OPEN,
        OVER
    }

    private final StreamIdentity identity;
    private final Executor exchange;
    private final StreamListener listener;
    private final MediaMessages messages;
    private final MediaSocket socket;
    /// Inbound and outbound frames in turn.
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private State state = State.CONNECTING;
    private long frames;

    MediaStream(StreamIdentity identity, Executor exchange, StreamListener listener) {
        this.identity = identity;
        this.exchange = exchange;
        this.listener = listener;
        this.messages = new MediaMessages(identity);
        this.socket =
                new MediaSocket(() -> exchange.execute(this::opened), code -> exchange.execute(() -> ended(code)));
    }

    public StreamIdentity identity() {
        return identity;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isOver() {
        return state == State.OVER;
    }

    /// One frame of the leg's audio, both directions; only the stream's tracks are sent.
    public void push(byte[] inbound, byte[] outbound) {
        if (state == State.OPEN) {
            send(inbound, outbound);
        } else if (state == State.CONNECTING && waiting.size() < MOST_WAITING) {
            waiting.add(inbound);
            waiting.add(outbound);
        }
    }

    /// Puts what was pushed since the last call on the wire.
    public void flush() {
        if (state == State.OPEN) {
            socket.flush();
        }
    }

    /// Ends the stream in order: `stop`, then the socket is closed. The listener is not told.
    public void stop() {
        if (state == State.OPEN) {
            socket.send(messages.stop(), false);
            socket.close();
        } else if (state == State.CONNECTING) {
            socket.abort();
        }
        state = State.OVER;
        waiting.clear();
    }

    /// Cuts the connection without a word, as a broken network does.
    public void cut() {
        if (state != State.OVER) {
            socket.abort();
            ended(StreamError.BROKEN_PIPE);
        }
    }

    FrameHandler socket() {
        return socket;
    }

    void connectFailed(Throwable failure) {
        int code = errorOf(failure);
        exchange.execute(() -> ended(code));
    }

    private void opened() {
        if (state != State.CONNECTING) {
            socket.close();
            return;
        }
        state = State.OPEN;
        socket.send(messages.connected(), true);
        socket.send(messages.start(), true);
        listener.started();
        while (!waiting.isEmpty()) {
            send(waiting.remove(), waiting.remove());
        }
        socket.flush();
    }

    private void send(byte[] inbound, byte[] outbound) {
        if (socket.isCongested()) {
            return;
        }
        frames++;
        long timestamp = (frames - 1) * Frames.MILLIS;
        for (Track track : identity.tracks()) {
            socket.send(messages.media(track, frames, timestamp, track == Track.INBOUND ? inbound : outbound), true);
        }
    }

    private void ended(int errorCode) {
        if (state != State.OVER) {
            state = State.OVER;
            waiting.clear();
            listener.failed(errorCode);
        }
    }

    private static int errorOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UpgradeException e
                when e.getResponseStatusCode() > 0 -> {
                    return StreamError.HANDSHAKE;
                }
                case SSLException _ -> {
                    return StreamError.TLS;
                }
                case SocketTimeoutException _, TimeoutException _ -> {
                    return StreamError.CONNECT_TIMEOUT;
                }
                case ConnectException _ -> {
                    return StreamError.REFUSED;
                }
                default -> {}
            }
        }
        return StreamError.HANDSHAKE;
    }
}
