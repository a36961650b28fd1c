package io.patchbay.agent.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.patchbay.contract.id.CallSessionId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every stream this agent hears, by call. A call has one stream, the newest; a lost socket may be followed by
/// another within the grace. Nothing is kept of a call whose stream has ended.
public final class MediaStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaStreams.class);

    private final ConcurrentHashMap<CallSessionId, LiveStream> bySession = new ConcurrentHashMap<>();
    private final MediaSessions sessions;
    private final BiPredicate<CallSessionId, String> tokenCheck;
    private final Later later;
    private final MediaPolicy policy;
    private final MediaCounts counts;

    /// `tokenCheck` says whether a token belongs to a session.
    public MediaStreams(
            MediaSessions sessions,
            BiPredicate<CallSessionId, String> tokenCheck,
            Later later,
            MediaPolicy policy,
            MeterRegistry meters) {
        this.sessions = sessions;
        this.tokenCheck = tokenCheck;
        this.later = later;
        this.policy = policy;
        this.counts = new MediaCounts(meters);
    }

    /// Whether this call's audio has a socket at this moment.
    public boolean isLive(CallSessionId session) {
        var stream = bySession.get(session);
        return stream != null && stream.isConnected();
    }

    /// Ends every stream; for when the agent stops.
    @Override
    public void close() {
        for (var stream : List.copyOf(bySession.values())) {
            finish(stream, "shutdown");
            stream.socket().close(StreamSocket.GOING_AWAY, "shutdown");
        }
    }

    MediaPolicy policy() {
        return policy;
    }

    MediaCounts counts() {
        return counts;
    }

    /// A stream presents itself on its socket; empty when it may not speak for that call.
    Optional<LiveStream> open(ControlMessages.Start start, StreamSocket socket) {
        if (!tokenCheck.test(start.session(), start.token())) {
            counts.refused("token");
            return Optional.empty();
        }
        var sink = sessions.open(start.session(), start.call(), start.streamSid(), start.token());
        if (sink.isEmpty()) {
            counts.refused("unknown_call");
            return Optional.empty();
        }
        var order = new FrameOrder(policy.reorderWindow(), start.sequence() + 1, sink.get(), counts);
        var stream = new LiveStream(start, sink.get(), order, socket);
        counts.opened();
        note("Stream opened", stream, "");
        var older = bySession.put(start.session(), stream);
        if (older != null) {
            replace(older, stream);
        }
        return Optional.of(stream);
    }

    /// Its socket went without a word. The call keeps its place for a new one until the grace is over.
    void lost(LiveStream stream) {
        if (!stream.isConnected()) {
            return;
        }
        counts.closed("socket_lost");
        note("Stream lost", stream, "socket_lost");
        stream.lost();
        stream.waitFor(later.after(policy.grace(), () -> {
            if (bySession.remove(stream.session(), stream) && stream.end("socket_lost")) {
                note("Stream ended", stream, "socket_lost");
            }
        }));
    }

    /// It ended for a reason known at once.
    void finish(LiveStream stream, String reason) {
        boolean connected = stream.isConnected();
        bySession.remove(stream.session(), stream);
        if (stream.end(reason)) {
            note("Stream ended", stream, reason);
            if (connected) {
                counts.closed(reason);
            }
        }
    }

    private void replace(LiveStream older, LiveStream newer) {
        boolean connected = older.isConnected();
        if (older.replacedBy(newer)) {
            note("Stream ended", older, "replaced");
            if (connected) {
                counts.closed("replaced");
                older.socket().close(StreamSocket.NORMAL, "replaced");
            }
        }
    }

    private static void note(String what, LiveStream stream, String reason) {
        LOG.atInfo()
                .addKeyValue("session", stream.session())
                .addKeyValue("stream", stream.streamSid())
                .addKeyValue("reason", reason)
                .log(what);
    }
}
