package io.patchbay.agent.media;

import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import java.util.Optional;

/// Who listens to a call. Asked once for every stream whose signature and token are good.
public interface MediaSessions {

    /// A place for this stream's audio, or empty when this agent has no such live call: the stream is then
    /// refused. When a call's stream is opened again, the same sink may be given again (it is then not told that
    /// the older one was replaced); samples are counted from the beginning of each stream. Must not block for
    /// long.
    Optional<AudioSink> open(CallSessionId session, CallSid call, String streamSid, String token);
}
