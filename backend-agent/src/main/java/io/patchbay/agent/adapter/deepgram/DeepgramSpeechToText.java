package io.patchbay.agent.adapter.deepgram;

import io.patchbay.agent.port.SpeechToText;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Deepgram as our speech-to-text: one client for all calls, one stream for each.
public final class DeepgramSpeechToText implements SpeechToText, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final DeepgramSettings settings;
    private final ScheduledExecutorService timers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Set<DeepgramStream> streams = ConcurrentHashMap.newKeySet();

    /// Every wait goes by `timers`, which stay the caller's.
    public DeepgramSpeechToText(DeepgramSettings settings, ScheduledExecutorService timers) {
        this.settings = settings;
        this.timers = timers;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(threads)
                .build();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true);
    }

    @Override
    public Stream open(Listener listener) {
        var stream = new DeepgramStream(settings, http, timers, listener, new Mailbox(threads), streams::remove);
        streams.add(stream);
        stream.open();
        return stream;
    }

    /// Ends every stream at once.
    @Override
    public void close() {
        streams.forEach(DeepgramStream::abort);
        http.shutdownNow();
        threads.shutdown();
    }
}
