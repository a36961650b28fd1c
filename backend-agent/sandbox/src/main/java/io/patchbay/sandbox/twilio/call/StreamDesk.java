package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.twilio.stream.MediaStream;
import io.patchbay.sandbox.twilio.stream.StreamError;
import io.patchbay.sandbox.twilio.stream.StreamIdentity;
import io.patchbay.sandbox.twilio.stream.StreamListener;
import io.patchbay.sandbox.twilio.stream.Track;
import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Callback;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.Ruling;
import io.patchbay.sandbox.twilio.wire.Stamp;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Starts and stops the media streams of legs and tells the customer of their fate.
final class StreamDesk {

    /// Count of streams to be cut, and after how many milliseconds of audio.
    static final String CUT = "streams.cut";
    static final String CUT_AFTER = "streams.cutAfterMillis";

    private static final int MOST_TRACKS = 4;
    private static final long CUT_AFTER_MILLIS = 3000;

    private final Plant plant;

    StreamDesk(Plant plant) {
        this.plant = plant;
    }

    /// A refusal has been told as a stream error too, when the customer gave a callback.
    Ruling<LegStream> start(Call call, Verb.Stream asked) {
        String sid = plant.sids().next("MZ");
        Optional<List<Track>> tracks = Track.of(asked.track());
        OptionalInt wrong = tracks.isEmpty()
                ? OptionalInt.of(StreamError.BAD_TRACK)
                : plant.streams().refusal(asked.url());
        if (wrong.isPresent()) {
            String name = asked.name();
            tell(call, asked.statusCallback(), sid, name == null ? "" : name, "stream-error", wrong.getAsInt());
            return Ruling.refused(Refusal.badRequest(wrong.getAsInt(), "The stream cannot be started"));
        }
        List<LegStream> present = live(call);
        int inUse = present.stream().mapToInt(LegStream::tracks).sum();
        boolean nameTaken =
                present.stream().anyMatch(s -> s.name() != null && s.isCalled(String.valueOf(asked.name())));
        if (nameTaken || inUse + tracks.get().size() > MOST_TRACKS) {
            return Ruling.refused(Refusal.invalidParameter(nameTaken ? "Name" : "Track"));
        }
        return Ruling.granted(open(
                call,
                asked,
                new StreamIdentity(sid, call.sid(), plant.account().sid(), tracks.get(), asked.parameters())));
    }

    Optional<LegStream> find(Call call, String nameOrSid) {
        return live(call).stream().filter(s -> s.isCalled(nameOrSid)).findFirst();
    }

    void stop(Call call, LegStream stream) {
        if (!stream.isOver()) {
            stream.stop();
            tell(call, stream, "stream-stopped", 0);
        }
        call.leg().streams().remove(stream);
    }

    void stopAll(Call call) {
        List.copyOf(call.leg().streams()).forEach(stream -> stop(call, stream));
    }

    private LegStream open(Call call, Verb.Stream asked, StreamIdentity identity) {
        LegStream[] opened = new LegStream[1];
        MediaStream media = plant.streams().open(asked.url(), identity, new StreamListener() {
            @Override
            public void started() {
                tell(call, opened[0], "stream-started", 0);
            }

            @Override
            public void failed(int errorCode) {
                boolean closed = errorCode == StreamError.REMOTE_CLOSED;
                tell(call, opened[0], closed ? "stream-stopped" : "stream-error", errorCode);
            }
        });
        opened[0] = new LegStream(media, asked.name(), asked.statusCallback(), framesUntilCut());
        call.leg().streams().add(opened[0]);
        return opened[0];
    }

    private long framesUntilCut() {
        if (!plant.faults().take(CUT)) {
            return 0;
        }
        long millis = plant.faults().amount(CUT_AFTER);
        return Frames.ofMillis(millis > 0 ? millis : CUT_AFTER_MILLIS);
    }

    private void tell(Call call, LegStream stream, String event, int errorCode) {
        String name = stream.name();
        tell(call, stream.callback(), stream.sid(), name == null ? "" : name, event, errorCode);
    }

    private void tell(
            Call call,
            @org.jspecify.annotations.Nullable Callback to,
            String sid,
            String name,
            String event,
            int code) {
        plant.journal()
                .note(
                        "stream",
                        "callSid",
                        call.sid(),
                        "streamSid",
                        sid,
                        "event",
                        event,
                        "error",
                        code == 0 ? null : code,
                        "legMillis",
                        call.leg().millis());
        if (to == null) {
            return;
        }
        Form form = Form.of(
                "AccountSid",
                plant.account().sid(),
                "CallSid",
                call.sid(),
                "StreamSid",
                sid,
                "StreamName",
                name.isEmpty() ? sid : name,
                "StreamEvent",
                event,
                "StreamError",
                code == 0 ? null : String.valueOf(code),
                "Timestamp",
                Stamp.iso8601(plant.time().instant()));
        plant.webhooks().tell(sid, to.url(), to.method(), form);
    }

    private static List<LegStream> live(Call call) {
        return call.leg().streams().stream().filter(s -> !s.isOver()).toList();
    }
}
