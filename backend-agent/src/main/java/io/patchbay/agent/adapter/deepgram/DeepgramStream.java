package io.patchbay.agent.adapter.deepgram;

import io.patchbay.agent.port.SpeechToText;
import io.patchbay.agent.port.SpeechToText.Result;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One call's audio on its way to Deepgram, over one socket after another. A broken socket is replaced, and what
/// its successor is played begins where words are final, so nothing is lost that the ring still holds and nothing
/// is heard twice. All state lives in the mailbox, except the batch, which belongs to the caller's thread.
final class DeepgramStream implements SpeechToText.Stream, DeepgramSocket.Owner {

    /// 60 ms: few messages, little delay.
    private static final int BATCH = 480;

    /// 100 ms at most in one message, also when catching up.
    private static final int LARGEST_MESSAGE = 800;

    private static final int RING = 10 * SocketTime.SAMPLES_PER_SECOND;
    private static final int[] RECONNECT_MILLIS = {100, 300, 1000};
    private static final int CLOSE_MILLIS = 3000;

    private final DeepgramSettings settings;
    private final HttpClient http;
    private final ScheduledExecutorService timers;
    private final SpeechToText.Listener listener;
    private final Executor mailbox;
    private final Consumer<DeepgramStream> whenOver;
    private final AudioRing ring = new AudioRing(RING);
    private final ResultOrder order = new ResultOrder();

    private ByteArrayOutputStream batch = new ByteArrayOutputStream(LARGEST_MESSAGE);
    private long batchStart;

    private @Nullable DeepgramSocket socket;
    private SocketTime time = new SocketTime();
    private Pulse pulse = new Pulse();
    private long next = Long.MIN_VALUE;
    private int failures;
    private boolean lost;
    private boolean closing;
    private boolean closeSent;
    private boolean over;

    DeepgramStream(
            DeepgramSettings settings,
            HttpClient http,
            ScheduledExecutorService timers,
            SpeechToText.Listener listener,
            Executor mailbox,
            Consumer<DeepgramStream> whenOver) {
        this.settings = settings;
        this.http = http;
        this.timers = timers;
        this.listener = listener;
        this.mailbox = mailbox;
        this.whenOver = whenOver;
    }

    void open() {
        mailbox.execute(this::connect);
        later(Pulse.MILLIS, this::beat);
    }

    @Override
    public void audio(byte[] mulaw, int offset, int length, long firstSample) {
        if (firstSample != batchStart + batch.size()) {
            hand();
            batchStart = firstSample;
        }
        batch.write(mulaw, offset, length);
        if (batch.size() >= BATCH) {
            hand();
        }
    }

    @Override
    public void close() {
        hand();
        mailbox.execute(this::finish);
    }

    /// Ends the stream at once, whatever is still on its way.
    void abort() {
        mailbox.execute(this::stop);
    }

    private void hand() {
        if (batch.size() == 0) {
            return;
        }
        var audio = batch.toByteArray();
        var first = batchStart;
        batchStart += audio.length;
        batch.reset();
        mailbox.execute(() -> {
            ring.append(audio, first);
            send();
        });
    }

    private void connect() {
        if (over || socket != null) {
            return;
        }
        socket = new DeepgramSocket(mailbox, this);
        socket.connect(http, settings);
    }

    @Override
    public void opened(DeepgramSocket opened) {
        time = new SocketTime();
        pulse = new Pulse();
        next = order.finalUntil();
        opened.ping();
    }

    @Override
    public void readyToSend(DeepgramSocket ready) {
        send();
    }

    @Override
    public void ponged(DeepgramSocket from) {
        pulse.ponged();
        alive();
    }

    @Override
    public void heard(DeepgramSocket from, DeepgramMessage message) {
        pulse.heard();
        if (message instanceof DeepgramMessage.Results) {
            failures = 0;
        }
        alive();
        pass(order.on(message, time));
    }

    @Override
    public void ended(DeepgramSocket from, Ending ending) {
        socket = null;
        if (over) {
            return;
        }
        if (closing) {
            stop();
            return;
        }
        if (!lost || !ending.isWorthRetrying()) {
            lost = true;
            listener.lost(ending.reason());
        }
        if (ending.isWorthRetrying()) {
            var wait = RECONNECT_MILLIS[Math.min(failures, RECONNECT_MILLIS.length - 1)];
            failures++;
            later(wait, this::connect);
        } else {
            stop();
        }
    }

    /// Sends what there is, as far as the socket takes it: audio first, then the goodbye.
    private void send() {
        if (socket == null || !socket.isReady() || closeSent) {
            return;
        }
        next = Math.max(next, ring.start());
        if (next < ring.end()) {
            var audio = ring.copy(next, LARGEST_MESSAGE);
            time.sent(next, audio.length);
            next += audio.length;
            pulse.sentAudio();
            socket.send(audio);
        } else if (closing) {
            closeSent = true;
            socket.send(DeepgramWire.CLOSE_STREAM);
        }
    }

    private void finish() {
        closing = true;
        if (socket == null) {
            stop();
        } else {
            send();
            later(CLOSE_MILLIS, this::stop);
        }
    }

    private void stop() {
        if (over) {
            return;
        }
        over = true;
        if (socket != null) {
            socket.abort();
            socket = null;
        }
        whenOver.accept(this);
    }

    private void beat() {
        if (over) {
            return;
        }
        later(Pulse.MILLIS, this::beat);
        pass(order.sentUntil(next));
        if (socket == null) {
            return;
        }
        var current = socket;
        switch (pulse.beat(current.isSending())) {
            case NOTHING -> {}
            case DEAD -> {
                current.abort();
                ended(current, Ending.CONNECTION);
            }
            case PING -> {
                if (current.isReady()) {
                    current.ping();
                }
            }
            case KEEP_ALIVE -> keepAlive(current);
        }
    }

    /// Words alone do not keep a socket open on which there never was any audio.
    private void keepAlive(DeepgramSocket current) {
        if (!current.isReady() || closing) {
            return;
        }
        if (pulse.hasSentAudio()) {
            current.send(DeepgramWire.KEEP_ALIVE);
        } else {
            time.filled(BATCH);
            pulse.sentAudio();
            current.send(AudioRing.silence(BATCH));
        }
    }

    private void alive() {
        if (lost) {
            lost = false;
            listener.back();
        }
    }

    private void pass(List<Result> results) {
        results.forEach(listener::words);
    }

    private void later(int millis, Runnable task) {
        try {
            var _ = timers.schedule(() -> mailbox.execute(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            abort();
        }
    }
}
