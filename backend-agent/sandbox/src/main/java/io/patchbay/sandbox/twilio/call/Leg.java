package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sound of one call: the party at the far end, what it says and what it is made to hear.
final class Leg {

    private final Journal journal;
    private final String callSid;
    private final List<LegStream> streams = new ArrayList<>();
    private @Nullable Party party;
    private @Nullable MachineDetection detection;
    private Activity activity = Activity.NONE;
    private byte[] inbound = Frames.SILENCE;
    private boolean connected;
    private boolean over;
    private long frame;

    Leg(Journal journal, String callSid) {
        this.journal = journal;
        this.callSid = callSid;
    }

    List<LegStream> streams() {
        return streams;
    }

    /// What the far end says in this frame.
    byte[] inbound() {
        return inbound;
    }

    long millis() {
        return frame * Frames.MILLIS;
    }

    void reach(Party farEnd) {
        party = farEnd;
    }

    /// Audio flows from the next frame on; doing so twice does nothing.
    void connect(Line line) {
        if (party != null && !connected && !over) {
            connected = true;
            party.answered(line);
        }
    }

    void listenForMachine(MachineDetection listening) {
        detection = listening;
    }

    /// Does something new from the next frame on; what was being done is told that it was left.
    void turnTo(Activity next, Departure why) {
        Activity before = activity;
        activity = next;
        before.left(why);
    }

    void speak() {
        if (party != null && connected) {
            inbound = party.speak(frame);
            if (detection != null) {
                detection.hear(inbound);
            }
        }
    }

    void hear() {
        if (party == null || !connected) {
            return;
        }
        byte[] outbound = activity.next();
        if (over) {
            return;
        }
        party.hear(frame, outbound);
        for (LegStream stream : streams) {
            stream.push(inbound, outbound);
        }
        frame++;
    }

    void press(char key) {
        if (party != null && connected) {
            journal.note("digit", "callSid", callSid, "key", String.valueOf(key), "legMillis", millis());
            party.digit(frame, key);
        }
    }

    void flush() {
        for (LegStream stream : streams) {
            stream.flush();
        }
    }

    void end(Departure why) {
        over = true;
        turnTo(Activity.NONE, why);
        if (party != null) {
            party.hungUp();
            party = null;
        }
        connected = false;
        inbound = Frames.SILENCE;
    }
}
