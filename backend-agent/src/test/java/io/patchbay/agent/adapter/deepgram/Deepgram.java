package io.patchbay.agent.adapter.deepgram;

import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;

/// Deepgram's end of the wire for tests: takes handshakes or refuses them, keeps what it is sent per socket, and says
/// what a test tells it to say.
final class Deepgram implements AutoCloseable {

    static final int ACCEPT = 101;

    /// One client's socket.
    static final class Peer {
        private final Socket socket;
        private volatile boolean answersPings;
        private volatile boolean gone;
        private volatile boolean ponged;
        private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
        final String target;
        final Map<String, String> headers;
        final List<Integer> frames = new CopyOnWriteArrayList<>();
        final List<String> texts = new CopyOnWriteArrayList<>();
        final List<String> sequence = new CopyOnWriteArrayList<>();
        final List<Integer> closeCodes = new CopyOnWriteArrayList<>();

        private Peer(Socket socket, boolean answersPings, String target, Map<String, String> headers) {
            this.socket = socket;
            this.answersPings = answersPings;
            this.target = target;
            this.headers = headers;
        }

        synchronized byte[] audio() {
            return audio.toByteArray();
        }

        synchronized int samples() {
            return audio.size();
        }

        private synchronized void hear(byte[] payload) {
            audio.writeBytes(payload);
            frames.add(payload.length);
            sequence.add("audio");
        }

        void say(String json) {
            write(1, json.getBytes(StandardCharsets.UTF_8));
        }

        void close(int code, String reason) {
            var text = reason.getBytes(StandardCharsets.UTF_8);
            write(
                    8,
                    ByteBuffer.allocate(2 + text.length)
                            .putShort((short) code)
                            .put(text)
                            .array());
        }

        boolean hasPonged() {
            return ponged;
        }

        boolean isGone() {
            return gone;
        }

        void drop() {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private synchronized void write(int opcode, byte[] payload) {
            try {
                var out = socket.getOutputStream();
                out.write(0x80 | opcode);
                if (payload.length < 126) {
                    out.write(payload.length);
                } else {
                    out.write(126);
                    out.write(payload.length >> 8);
                    out.write(payload.length);
                }
                out.write(payload);
                out.flush();
            } catch (IOException e) {
                closeCodes.add(-1);
            }
        }
    }

    private final ServerSocket server;
    private final IntUnaryOperator statuses;
    private final boolean answersPings;
    final List<Peer> peers = new CopyOnWriteArrayList<>();
    final List<Integer> handshakes = new CopyOnWriteArrayList<>();

    Deepgram() {
        this(_ -> ACCEPT, true);
    }

    /// `statuses` answers the n-th handshake; 0 closes the connection without an answer.
    Deepgram(IntUnaryOperator statuses, boolean answersPings) {
        this.statuses = statuses;
        this.answersPings = answersPings;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    URI base() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    /// From now on no ping is answered, on any socket.
    void mute() {
        peers.forEach(peer -> peer.answersPings = false);
    }

    /// The n-th accepted socket, waited for.
    Peer peer(int number) {
        await().until(() -> peers.size() > number);
        return peers.get(number);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var peer : peers) {
                peer.socket.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException e) {
            handshakes.add(-1);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            var target = line(in).split(" ", 3)[1];
            var headers = new LinkedHashMap<String, String>();
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                var colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            var status = statuses.applyAsInt(handshakes.size());
            handshakes.add(status);
            var peer = new Peer(socket, answersPings, target, headers);
            if (status == ACCEPT) {
                upgrade(socket, headers.getOrDefault("sec-websocket-key", ""));
                peers.add(peer);
                try {
                    converse(peer, in);
                } finally {
                    peer.gone = true;
                }
            } else if (status != 0) {
                var body = "HTTP/1.1 " + status + " No\r\ndg-error: Jane Canary\r\nContent-Length: 0\r\n\r\n";
                socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The client has gone, or the test has dropped it: what a test looks at is in the peer.
        }
    }

    private static void upgrade(Socket socket, String key) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.UTF_8));
            var head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void converse(Peer peer, DataInputStream in) throws IOException {
        while (true) {
            var opcode = in.readUnsignedByte() & 0x0F;
            var payload = payload(in);
            switch (opcode) {
                case 1 -> {
                    peer.texts.add(new String(payload, StandardCharsets.UTF_8));
                    peer.sequence.add("text");
                }
                case 2 -> peer.hear(payload);
                case 8 -> {
                    peer.closeCodes.add(
                            payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF);
                    return;
                }
                case 9 -> {
                    if (peer.answersPings) {
                        peer.write(10, payload);
                        peer.ponged = true;
                    }
                }
                default -> {}
            }
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        var length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        var mask = in.readNBytes(4);
        var payload = in.readNBytes(length);
        for (var i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the other side has closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
