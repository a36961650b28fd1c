package io.patchbay.agent.media;

/// Takes one stream's audio. Called by one thread at a time; nothing is called after [#ended], which is called
/// exactly once.
public interface AudioSink {

    /// µ-law bytes, 8,000 a second, whose first one is sample `firstSample` since the stream began. The samples
    /// of consecutive calls follow each other unless audio was lost: then `firstSample` jumps ahead, never back.
    /// The array is used again as soon as this returns. Must not block.
    void audio(byte[] mulaw, int offset, int length, long firstSample);

    /// No more audio. `reason`: `stopped` (the carrier said so, its call usually ends), `socket_lost` (no socket
    /// came back within the grace), `replaced` (a newer stream of the same call took over), `malformed` (what
    /// came was not the protocol), `failed` (this sink threw), `shutdown`.
    void ended(String reason);
}
