package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.Ruling;
import io.patchbay.sandbox.voice.Tones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One conference: who sits in it, since when it runs, and why it ended.
public final class Conference {

    public enum Status {
        INIT("init"),
        IN_PROGRESS("in-progress"),
        COMPLETED("completed");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    private static final byte[] BEEP = Tones.beep(1000, 200);

    private final String sid;
    private final String name;
    private final Instant created;
    private final Plant plant;
    private final ConferenceNews news;
    private final Floor floor;
    /// Those on their way and those in it, in the order they were asked for.
    private final List<Seat> seats = new ArrayList<>();
    private Status status = Status.INIT;
    private Instant updated;
    private @Nullable Announcement announcement;
    private byte @Nullable [] announced;
    private @Nullable String reasonEnded;
    private @Nullable Seat endedBy;
    private boolean everJoined;

    Conference(String sid, String name, Plant plant) {
        this.sid = sid;
        this.name = name;
        this.plant = plant;
        this.created = plant.time().instant();
        this.updated = created;
        this.news = new ConferenceNews(plant, this);
        this.floor = new Floor((seat, speaking) ->
                news.tell("speaker", speaking ? "participant-speech-start" : "participant-speech-stop", seat.form()));
    }

    public String sid() {
        return sid;
    }

    public String name() {
        return name;
    }

    public Status status() {
        return status;
    }

    public Instant created() {
        return created;
    }

    public Instant updated() {
        return updated;
    }

    /// Null while the conference lasts.
    public @Nullable String reasonEnded() {
        return reasonEnded;
    }

    public @Nullable String callSidEnding() {
        return endedBy == null ? null : endedBy.call().sid();
    }

    /// Participants, those still being called included.
    public List<Seat> seats() {
        return List.copyOf(seats);
    }

    public Optional<Seat> seat(String callSidOrLabel) {
        return seats.stream().filter(s -> s.isCalled(callSidOrLabel)).findFirst();
    }

    boolean isOver() {
        return status == Status.COMPLETED;
    }

    boolean hasStarted() {
        return status == Status.IN_PROGRESS;
    }

    ConferenceNews news() {
        return news;
    }

    /// What all hear in this frame instead of one another; null when nothing is announced.
    byte @Nullable [] announced() {
        return announced;
    }

    byte[] heardBy(Seat seat) {
        return floor.heardBy(seat);
    }

    /// Keeps a place for a call; refused when the label is taken (`takenCode`: REST and TwiML differ), the house full
    /// or
    /// the conference over. `released` runs when the conference lets go of the call, but not when the call leaves.
    Ruling<Seat> reserve(Call call, Verb.Conference how, int takenCode, Runnable released) {
        if (isOver()) {
            return Ruling.refused(new Refusal(404, 16022, "The conference does not exist or has ended"));
        }
        String label = how.label();
        if (label != null && seat(label).isPresent()) {
            return Ruling.refused(Refusal.badRequest(takenCode, "The label is used by another participant"));
        }
        if (seats.size() >= Math.min(how.seat().maxParticipants(), Verb.Conference.MOST_PARTICIPANTS)) {
            return Ruling.refused(Refusal.badRequest(16020, "The conference is full"));
        }
        news.settle(how.statusCallback());
        Seat seat = new Seat(this, call, how, plant, released);
        seats.add(seat);
        return Ruling.granted(seat);
    }

    void joined(Seat seat) {
        everJoined = true;
        news.tell("join", "participant-join", seat.form());
        if (!seat.beep().equals("false") && !seat.beep().equals("onExit")) {
            sound(BEEP);
        }
        long present = seats.stream().filter(Seat::isJoined).count();
        if (status == Status.INIT && present >= 2 && seats.stream().anyMatch(s -> s.isJoined() && s.startsOnEnter())) {
            status = Status.IN_PROGRESS;
            note();
            news.tell("start", "conference-start", Form.EMPTY);
        }
    }

    /// A seat is empty from now on.
    void left(Seat seat, Departure why) {
        if (!seats.remove(seat)) {
            return;
        }
        tellLeft(seat, why);
        if (isOver()) {
            return;
        }
        boolean kicked = why == Departure.KICKED;
        if (seat.wasJoined() && seat.endsOnExit()) {
            end(
                    "participant-with-end-conference-on-exit-" + (kicked ? "kicked" : "left"),
                    seat,
                    Departure.MODERATOR_LEFT);
        } else if (seats.isEmpty()) {
            end(kicked ? "last-participant-kicked" : "last-participant-left", seat, Departure.MODERATOR_LEFT);
        } else if (!seat.beep().equals("false") && !seat.beep().equals("onEnter") && seat.wasJoined()) {
            sound(BEEP);
        }
    }

    /// Ends the conference for everybody in it or on the way to it.
    void end(String reason, @Nullable Seat by, Departure others) {
        if (isOver()) {
            return;
        }
        status = Status.COMPLETED;
        reasonEnded = reason;
        endedBy = by;
        announcement = null;
        announced = null;
        for (Seat seat : List.copyOf(seats)) {
            seats.remove(seat);
            tellLeft(seat, seat.isJoined() ? others : Departure.NEVER_JOINED);
            seat.conferenceEnded();
        }
        note();
        if (everJoined) {
            news.tell("end", "conference-end", endForm(reason, by));
        }
    }

    /// Plays a document to everybody.
    public void announce(String url, String method) {
        announcement = new Announcement(plant, url, method, form(), ended -> {
            announcement = null;
            news.tell("announcement", ended.event(), ended.form());
        });
    }

    void frame() {
        floor.update(seats);
        Announcement playing = announcement;
        announced = playing == null ? null : playing.next(key -> seats.forEach(seat -> seat.press(key)));
    }

    private void sound(byte[] mulaw) {
        if (announcement == null) {
            announcement = Announcement.of(mulaw, () -> announcement = null);
        }
    }

    private void tellLeft(Seat seat, Departure why) {
        Form form = seat.form()
                .plus(Form.of(
                        "ParticipantCallStatus",
                        seat.call().status().wire(),
                        "ReasonParticipantLeft",
                        seat.wasJoined() ? why.reason() : Departure.NEVER_JOINED.reason()));
        news.tell("leave", "participant-leave", form);
    }

    private Form endForm(String reason, @Nullable Seat by) {
        return Form.of(
                "CallSidEndingConference",
                by == null ? null : by.call().sid(),
                "ParticipantLabelEndingConference",
                by == null ? null : by.label(),
                "ReasonConferenceEnded",
                reason,
                "Reason",
                reason.replace('-', ' '));
    }

    Form form() {
        return Form.of(
                "ConferenceSid",
                sid,
                "FriendlyName",
                name,
                "AccountSid",
                plant.account().sid());
    }

    void note() {
        updated = plant.time().instant();
        plant.journal().note("conference", "resource", Bodies.conference(plant.account(), this));
    }
}
