/// A call's audio on its way in: the Media Streams websocket, from the signed upgrade to µ-law samples in order.
/// Owns the sockets and which of them speaks for a call; knows nothing of what is heard. The wiring gives it the
/// two checks of identity and a [MediaSessions], which hands out an [AudioSink] per stream.
///
/// Start at [MediaWay] (the way in), then [StreamSocket] (one socket), [MediaScanner] (one message without
/// garbage), [FrameOrder] (order, gaps, audio time) and [MediaStreams] (the newest stream owns the call).
@NullMarked
package io.patchbay.agent.media;

import org.jspecify.annotations.NullMarked;
