package io.patchbay.sandbox.vapi;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.voice.MuLaw;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// Those listening in on one call through its `listenUrl`: 16-bit little-endian PCM at 8 kHz, both sides mixed.
final class Monitor {

    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private byte[] heard = Frames.SILENCE;

    void add(Session session) {
        sessions.add(session);
        session.sendText(
                "{\"type\":\"start\",\"encoding\":\"linear16\",\"sampleRate\":8000,\"channels\":1}", Callback.NOOP);
    }

    void remove(Session session) {
        sessions.remove(session);
    }

    /// The other side's next 20 ms.
    void hears(byte[] mulaw) {
        heard = mulaw;
    }

    /// The assistant's next 20 ms; both go out as one.
    void speaks(byte[] mulaw) {
        if (sessions.isEmpty()) {
            return;
        }
        ByteBuffer pcm = ByteBuffer.allocate(mulaw.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < mulaw.length; i++) {
            int mixed = MuLaw.decode(mulaw[i]) + MuLaw.decode(heard[i]);
            pcm.putShort((short) Math.clamp(mixed, Short.MIN_VALUE, Short.MAX_VALUE));
        }
        pcm.flip();
        sessions.forEach(session -> session.sendBinary(pcm.duplicate(), Callback.NOOP));
        heard = Frames.SILENCE;
    }

    void close() {
        sessions.forEach(Session::close);
        sessions.clear();
    }
}
