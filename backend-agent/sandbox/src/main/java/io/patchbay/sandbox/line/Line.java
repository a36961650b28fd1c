package io.patchbay.sandbox.line;

import java.util.Map;

/// A party's view of its own leg.
public interface Line {

    /// The simulated carrier's Call SID.
    String callSid();

    /// The address that was dialled: E.164 or a `sip:` URI without its header part.
    String dialled();

    /// SIP headers of the dialled URI, names in lower case; empty for telephone legs.
    Map<String, String> sipHeaders();

    /// The party puts the receiver down.
    void hangUp();
}
