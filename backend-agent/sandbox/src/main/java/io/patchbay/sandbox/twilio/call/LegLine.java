package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Line;
import java.util.Map;

/// A party's view of its leg; hanging up may be asked for from any thread.
record LegLine(String callSid, String dialled, Map<String, String> sipHeaders, Runnable receiverDown) implements Line {

    @Override
    public void hangUp() {
        receiverDown.run();
    }
}
