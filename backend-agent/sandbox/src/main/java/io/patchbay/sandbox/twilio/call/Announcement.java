package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.wire.Form;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something played over whatever a participant, or a whole conference, is hearing.
final class Announcement {

    /// How an announcement ended: the event and its own parameters.
    record Ended(String event, Form form) {}

    private final Consumer<Ended> ended;
    private final String url;
    private final Source source;
    private boolean over;

    Announcement(Plant plant, String url, String method, Form fields, Consumer<Ended> ended) {
        this.ended = ended;
        this.url = url;
        this.source = AsidePlayer.once(plant, new AsidePlayer.Callout(url, method, fields), this::failed);
    }

    private Announcement(byte[] mulaw, Runnable ended) {
        this.ended = _ -> ended.run();
        this.url = "";
        this.source = new Playout().sound(mulaw, 1);
    }

    /// A sound of the carrier's own.
    static Announcement of(byte[] mulaw, Runnable ended) {
        return new Announcement(mulaw, ended);
    }

    /// The next frame; null once it is over.
    byte @Nullable [] next(Keys keys) {
        if (over) {
            return null;
        }
        byte[] frame = source.next(keys);
        if (!over && source.isDone()) {
            over = true;
            ended.accept(new Ended("announcement-end", Form.of("AnnounceUrl", url)));
        }
        return frame;
    }

    private void failed(int errorCode) {
        if (!over) {
            over = true;
            ended.accept(new Ended(
                    "announcement-fail",
                    Form.of("AnnounceUrl", url, "ReasonAnnouncementFailed", String.valueOf(errorCode))));
        }
    }
}
