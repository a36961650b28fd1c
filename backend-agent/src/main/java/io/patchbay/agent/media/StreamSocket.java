package io.patchbay.agent.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One websocket of the carrier, read frame by frame. Its signature was checked at the upgrade; until its `start`
/// message has proved which call it belongs to, no audio is taken. Runs on one thread at a time.
final class StreamSocket implements FrameHandler {

    static final int NORMAL = CloseStatus.NORMAL;
    static final int GOING_AWAY = CloseStatus.SHUTDOWN;

    private static final Logger LOG = LoggerFactory.getLogger(StreamSocket.class);
    private static final int BEFORE_START = 4;
    /// Ten minutes of messages: nothing real is so far ahead.
    private static final long LONGEST_LEAP = 30_000;

    private final MediaStreams streams;
    private final MediaCounts counts;
    private final MediaScanner scanner = new MediaScanner();
    private final int maxMessageBytes;
    private byte[] audio = new byte[1024];
    private byte[] message = new byte[0];
    private int messageLength;
    private int beforeStart;
    private volatile boolean closing;
    private @Nullable CoreSession core;
    private @Nullable LiveStream stream;

    StreamSocket(MediaStreams streams) {
        this.streams = streams;
        this.counts = streams.counts();
        this.maxMessageBytes = streams.policy().maxMessageBytes();
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        core = session;
        callback.succeeded();
        session.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        try {
            if (!closing) {
                take(frame);
            }
        } catch (RuntimeException ours) {
            LOG.atError()
                    .addKeyValue("type", ours.getClass().getName())
                    .addKeyValue(
                            "at",
                            Arrays.stream(ours.getStackTrace()).findFirst().orElse(null))
                    .log("The media path failed");
            giveUp(CloseStatus.SERVER_ERROR, "failed");
        }
        callback.succeeded();
        if (core != null && frame.getOpCode() != OpCode.CLOSE) {
            core.demand();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        if (cause instanceof CloseException && !closing) {
            giveUp(0, "malformed");
        }
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        closing = true;
        if (stream != null) {
            streams.lost(stream);
        }
        callback.succeeded();
    }

    /// Says goodbye; may be called by any thread.
    void close(int code, String reason) {
        closing = true;
        if (core != null) {
            core.close(code, reason, Callback.NOOP);
        }
    }

    private void take(Frame frame) {
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> text(frame);
            case OpCode.PING -> pong(frame);
            case OpCode.BINARY -> giveUp(CloseStatus.BAD_DATA, "malformed");
            default -> {
                // A pong or a goodbye: Jetty answers it.
            }
        }
    }

    private void pong(Frame ping) {
        if (core != null) {
            core.sendFrame(new Frame(OpCode.PONG, BufferUtil.copy(ping.getPayload())), Callback.NOOP, false);
        }
    }

    private void text(Frame frame) {
        var payload = frame.getPayload();
        boolean whole = frame.isFin() && messageLength == 0;
        if (whole && payload.hasArray()) {
            read(payload.array(), payload.arrayOffset() + payload.position(), payload.remaining());
            return;
        }
        int length = payload.remaining();
        if (messageLength + length > maxMessageBytes) {
            giveUp(CloseStatus.MESSAGE_TOO_LARGE, "malformed");
            return;
        }
        if (message.length < messageLength + length) {
            message = Arrays.copyOf(message, Math.max(1024, 2 * (messageLength + length)));
        }
        payload.get(message, messageLength, length);
        messageLength += length;
        if (frame.isFin()) {
            int all = messageLength;
            messageLength = 0;
            read(message, 0, all);
        }
    }

    private void read(byte[] bytes, int offset, int length) {
        counts.message();
        if (stream != null && scanner.scan(bytes, offset, length)) {
            if (!scanner.isOf(stream.streamSidBytes())) {
                giveUp(CloseStatus.BAD_PAYLOAD, "malformed");
            } else if (!scanner.inbound()) {
                audio(stream, scanner.sequence(), 0, 0);
            } else {
                makeRoomFor(length);
                audio(stream, scanner.sequence(), scanner.timestamp(), scanner.payload(audio));
            }
        } else {
            slowly(ControlMessages.read(bytes, offset, length));
        }
    }

    private void slowly(Optional<ControlMessages.Message> read) {
        if (read.isEmpty()) {
            giveUp(CloseStatus.BAD_PAYLOAD, "malformed");
        } else if (stream == null) {
            first(read.get());
        } else {
            next(stream, read.get());
        }
    }

    private void first(ControlMessages.Message read) {
        if (++beforeStart > BEFORE_START) {
            refuse(CloseStatus.POLICY_VIOLATION, "no_start");
            return;
        }
        switch (read) {
            case ControlMessages.Connected c -> {
                // What follows says more.
            }
            case ControlMessages.Start start when !start.plain() -> refuse(CloseStatus.BAD_DATA, "format");
            case ControlMessages.Start start -> {
                stream = streams.open(start, this).orElse(null);
                if (stream == null) {
                    close(CloseStatus.POLICY_VIOLATION, "refused");
                }
            }
            default -> refuse(CloseStatus.POLICY_VIOLATION, "no_start");
        }
    }

    private void next(LiveStream to, ControlMessages.Message read) {
        switch (read) {
            case ControlMessages.Media media
            when media.streamSid().equals(to.streamSid()) -> {
                byte[] base64 = media.base64().getBytes(StandardCharsets.ISO_8859_1);
                makeRoomFor(base64.length);
                int length = media.inbound() ? Base64Audio.decode(base64, 0, base64.length, audio) : 0;
                audio(to, media.sequence(), media.timestamp(), length);
            }
            case ControlMessages.Passing passing -> {
                if (passing.sequence() >= 0) {
                    audio(to, passing.sequence(), 0, 0);
                }
            }
            case ControlMessages.Stop stop -> {
                closing = true;
                streams.finish(to, "stopped");
                close(NORMAL, "stopped");
            }
            case ControlMessages.Connected c -> giveUp(CloseStatus.BAD_PAYLOAD, "malformed");
            case ControlMessages.Start s -> giveUp(CloseStatus.BAD_PAYLOAD, "malformed");
            case ControlMessages.Media m -> giveUp(CloseStatus.BAD_PAYLOAD, "malformed");
        }
    }

    private void audio(LiveStream to, long sequence, long timestamp, int length) {
        if (length < 0 || to.lead(sequence) > LONGEST_LEAP) {
            giveUp(CloseStatus.BAD_PAYLOAD, "malformed");
        } else {
            to.message(sequence, timestamp, audio, length);
        }
    }

    private void makeRoomFor(int base64Length) {
        if (audio.length < base64Length) {
            audio = new byte[Math.min(maxMessageBytes, 2 * base64Length)];
        }
    }

    private void refuse(int code, String why) {
        counts.refused(why);
        close(code, "refused");
    }

    /// Ends the socket and its stream; `code` 0 when Jetty is closing it already.
    private void giveUp(int code, String reason) {
        closing = true;
        if (stream != null) {
            streams.finish(stream, reason);
        } else {
            counts.refused(reason);
        }
        if (code != 0) {
            close(code, reason);
        }
    }
}
