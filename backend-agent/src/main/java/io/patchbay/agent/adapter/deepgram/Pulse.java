package io.patchbay.agent.adapter.deepgram;

/// Keeps one socket alive and notices when it is not: counts beats of a second, so that its time is whatever the
/// timers' time is.
final class Pulse {

    static final int MILLIS = 1000;

    /// Deepgram closes after ten seconds without a frame and asks for one every three to five.
    private static final int KEEP_ALIVE_AFTER = 4;

    private static final int PING_EVERY = 5;

    /// Nothing heard for so long, from a socket known to answer pings, is a dead connection.
    private static final int DEAD_AFTER = 15;

    /// A message that does not leave for so long is stuck in a dead connection.
    private static final int STUCK_AFTER = 5;

    enum Want {
        NOTHING,
        PING,
        KEEP_ALIVE,
        DEAD
    }

    private boolean sentSinceBeat;
    private boolean everSentAudio;
    private boolean answersPings;
    private int withoutAudio;
    private int withoutNews;
    private int stuck;
    private int beats;

    void sentAudio() {
        sentSinceBeat = true;
        everSentAudio = true;
    }

    void heard() {
        withoutNews = 0;
    }

    void ponged() {
        answersPings = true;
        withoutNews = 0;
    }

    boolean hasSentAudio() {
        return everSentAudio;
    }

    /// A second has passed. `sending` tells whether a message is still on its way out.
    Want beat(boolean sending) {
        beats++;
        withoutNews++;
        withoutAudio = sentSinceBeat ? 0 : withoutAudio + 1;
        stuck = sending && !sentSinceBeat ? stuck + 1 : 0;
        sentSinceBeat = false;
        if (stuck >= STUCK_AFTER || (answersPings && withoutNews >= DEAD_AFTER)) {
            return Want.DEAD;
        }
        if (withoutAudio >= KEEP_ALIVE_AFTER) {
            withoutAudio = 0;
            return Want.KEEP_ALIVE;
        }
        return beats % PING_EVERY == 0 ? Want.PING : Want.NOTHING;
    }
}
