package io.patchbay.sandbox.line;

import java.util.Map;
import java.util.Optional;

/// Who answers at a SIP address. Called once per dialled call, on the frame thread; it must not block.
@FunctionalInterface
public interface SipDirectory {

    /// The party at `user@host`, or empty when there is none (the call fails with SIP 404). Header names are in lower
    /// case, values decoded.
    Optional<Party> find(String user, String host, Map<String, String> headers);
}
