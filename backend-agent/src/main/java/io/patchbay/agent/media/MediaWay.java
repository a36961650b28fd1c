package io.patchbay.agent.media;

import io.patchbay.agent.server.Reply;
import java.net.URI;
import java.util.List;
import java.util.function.BiPredicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/// The way in of a call's audio: lets a signed upgrade through to Jetty's handshake and answers 403 to any other
/// request, before anything of it is read. The signed address is the configured public one, never what the
/// request says of itself.
public final class MediaWay extends Handler.Wrapper {

    private final String publicStreamBase;
    private final BiPredicate<String, String> genuineUpgrade;
    private final MediaStreams streams;

    /// `publicStreamBase` is the `wss` address the carrier was given, without this path; `genuineUpgrade` takes
    /// the whole address and the signature that came with it.
    public MediaWay(
            String path, URI publicStreamBase, BiPredicate<String, String> genuineUpgrade, MediaStreams streams) {
        super(new WebSocketUpgradeHandler(upgrades -> upgrades.addMapping(path, new Handshake(streams))));
        var base = publicStreamBase.toString();
        this.publicStreamBase = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.genuineUpgrade = genuineUpgrade;
        this.streams = streams;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var signatures = request.getHeaders().getValuesList("X-Twilio-Signature");
        if (signatures.size() != 1
                || !genuineUpgrade.test(
                        publicStreamBase + request.getHttpURI().getPathQuery(), signatures.getFirst())) {
            streams.counts().refused("signature");
            Reply.status(403).send(response, callback);
            return true;
        }
        if (!request.getHeaders().contains(HttpHeader.UPGRADE, "websocket")) {
            streams.counts().refused("no_upgrade");
            Reply.status(426).send(response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static final class Handshake implements WebSocketNegotiator {

        private final MediaStreams streams;

        private Handshake(MediaStreams streams) {
            this.streams = streams;
        }

        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            response.setExtensions(List.of());
            return new StreamSocket(streams);
        }

        @Override
        public void customize(Configuration socket) {
            socket.setIdleTimeout(streams.policy().idle());
            socket.setMaxFrameSize(streams.policy().maxMessageBytes());
            socket.setMaxTextMessageSize(streams.policy().maxMessageBytes());
            socket.setAutoFragment(false);
            socket.setInputBufferSize(4096);
        }
    }
}
