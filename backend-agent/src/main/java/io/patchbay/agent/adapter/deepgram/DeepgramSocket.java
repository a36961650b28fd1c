package io.patchbay.agent.adapter.deepgram;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One websocket to Deepgram. One message goes out at a time; what comes in, or becomes of it, is told to its owner
/// in the owner's mailbox. The JDK's client is used since it answers pings, tells the status of a refused handshake
/// and mixes text with binary frames; it wants sends one by one, which a ring of audio wants too.
final class DeepgramSocket implements WebSocket.Listener {

    /// Hears what becomes of a socket; called in the mailbox.
    interface Owner {

        void opened(DeepgramSocket socket);

        void heard(DeepgramSocket socket, DeepgramMessage message);

        /// The other side is alive.
        void ponged(DeepgramSocket socket);

        /// The last message has left; another may follow.
        void readyToSend(DeepgramSocket socket);

        void ended(DeepgramSocket socket, Ending ending);
    }

    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final int LONGEST_MESSAGE = 1 << 20;

    private final Executor mailbox;
    private final Owner owner;
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;
    private boolean sending;
    private boolean over;

    DeepgramSocket(Executor mailbox, Owner owner) {
        this.mailbox = mailbox;
        this.owner = owner;
    }

    void connect(HttpClient http, DeepgramSettings settings) {
        var _ = http.newWebSocketBuilder()
                .header("Authorization", "Token " + settings.apiKey())
                .connectTimeout(HANDSHAKE)
                .buildAsync(settings.listen(), this)
                .whenComplete((opened, failure) -> mailbox.execute(() -> connected(opened, failure)));
    }

    boolean isReady() {
        return socket != null && !sending && !over;
    }

    /// Whether a message is still on its way out.
    boolean isSending() {
        return sending;
    }

    void send(byte[] audio) {
        sent(socket().sendBinary(ByteBuffer.wrap(audio), true));
    }

    void send(String text) {
        sent(socket().sendText(text, true));
    }

    void ping() {
        sent(socket().sendPing(ByteBuffer.allocate(0)));
    }

    /// Ends the socket at once; the owner hears no more of it.
    void abort() {
        over = true;
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (partial.length() + data.length() <= LONGEST_MESSAGE) {
            partial.append(data);
        }
        if (last) {
            var message = DeepgramWire.read(partial.toString());
            partial.setLength(0);
            tell(() -> owner.heard(this, message));
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        tell(() -> owner.ponged(this));
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        mailbox.execute(() -> end(Ending.ofClose(code)));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        mailbox.execute(() -> end(Ending.CONNECTION));
    }

    private void connected(@Nullable WebSocket opened, @Nullable Throwable failure) {
        if (opened == null) {
            end(Ending.ofHandshake(failure instanceof CompletionException ? failure.getCause() : failure));
        } else if (over) {
            opened.abort();
        } else {
            socket = opened;
            owner.opened(this);
        }
    }

    private void sent(CompletableFuture<WebSocket> leaving) {
        sending = true;
        var _ = leaving.whenComplete((_, failure) -> mailbox.execute(() -> {
            sending = false;
            if (failure != null) {
                end(Ending.CONNECTION);
            } else if (!over) {
                owner.readyToSend(this);
            }
        }));
    }

    private void tell(Runnable news) {
        mailbox.execute(() -> {
            if (!over) {
                news.run();
            }
        });
    }

    private void end(Ending ending) {
        if (!over) {
            abort();
            owner.ended(this, ending);
        }
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("the socket is not open");
        }
        return socket;
    }
}
