package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Form;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A participant's place in a conference: what it may say, what it hears, and on whose behalf it is there.
public final class Seat implements Activity {

    private enum State {
        AWAITED,
        JOINED,
        GONE
    }

    /// What a participant update asks to be played: a document and how to fetch it.
    public record Document(String url, String method) {}

    private final Conference conference;
    private final Call call;
    private final Verb.Conference how;
    private final Plant plant;
    private final Queue<Document> announcements = new ArrayDeque<>();
    private State state = State.AWAITED;
    private boolean everJoined;
    private boolean muted;
    private boolean held;
    private boolean endsOnExit;
    private String beep;
    private @Nullable String coached;
    private Source waiting = Source.SILENCE;
    private Source holding = Source.SILENCE;
    private @Nullable Announcement announcement;
    private final Runnable released;

    Seat(Conference conference, Call call, Verb.Conference how, Plant plant, Runnable released) {
        this.conference = conference;
        this.call = call;
        this.how = how;
        this.plant = plant;
        this.released = released;
        this.muted = how.seat().muted();
        this.endsOnExit = how.seat().endOnExit();
        this.beep = how.audio().beep();
        this.coached = how.seat().coach();
    }

    public Call call() {
        return call;
    }

    public Conference conference() {
        return conference;
    }

    public @Nullable String label() {
        return how.label();
    }

    public boolean isMuted() {
        return muted;
    }

    public boolean isHeld() {
        return held;
    }

    public boolean endsOnExit() {
        return endsOnExit;
    }

    public boolean startsOnEnter() {
        return how.seat().startOnEnter();
    }

    /// The call this participant whispers to; null when it speaks to all.
    public @Nullable String coached() {
        return coached;
    }

    public boolean isJoined() {
        return state == State.JOINED;
    }

    boolean wasJoined() {
        return everJoined;
    }

    String beep() {
        return beep;
    }

    boolean isCalled(String callSidOrLabel) {
        return call.sid().equals(callSidOrLabel) || callSidOrLabel.equals(how.label());
    }

    void join() {
        state = State.JOINED;
        everJoined = true;
        waiting = waitAudio(how.audio().waitUrl(), how.audio().waitMethod());
        conference.joined(this);
    }

    boolean isAudible() {
        return isJoined() && conference.hasStarted() && !held && !muted;
    }

    byte[] spoken() {
        return call.leg().inbound();
    }

    boolean reaches(Seat listener) {
        return coached == null || coached.equals(listener.call.sid());
    }

    void press(char key) {
        if (isJoined()) {
            call.leg().press(key);
        }
    }

    @Override
    public byte[] next() {
        Announcement own = nextAnnouncement();
        byte[] sound = own == null ? null : own.next(this::press);
        if (sound != null) {
            return sound;
        }
        if (held) {
            return holding.next(this::press);
        }
        byte[] toAll = conference.announced();
        if (toAll != null) {
            return toAll;
        }
        return conference.hasStarted() ? conference.heardBy(this) : waiting.next(this::press);
    }

    @Override
    public void left(Departure why) {
        if (state != State.GONE) {
            state = State.GONE;
            conference.left(this, why);
        }
    }

    void conferenceEnded() {
        state = State.GONE;
        released.run();
    }

    /// Shown the door; its call goes on as after any end of a conference.
    void kick() {
        left(Departure.KICKED);
        released.run();
    }

    /// Holding again with another document changes what is heard; no second event.
    public void hold(@Nullable Document music) {
        boolean news = !held;
        held = true;
        holding = music == null ? new Music() : player(music);
        if (news) {
            told("hold", "participant-hold");
        }
    }

    public void unhold() {
        if (held) {
            held = false;
            holding = Source.SILENCE;
            told("hold", "participant-unhold");
        }
    }

    public void mute(boolean on) {
        if (muted != on) {
            muted = on;
            told("mute", on ? "participant-mute" : "participant-unmute");
        }
    }

    public void announce(Document document) {
        announcements.add(document);
    }

    public void waitTo(Document music) {
        waiting = waitAudio(music.url(), music.method());
        told("modify", "participant-modify");
    }

    public void endOnExit(boolean on) {
        endsOnExit = on;
        told("modify", "participant-modify");
    }

    public void beepOnExit(boolean on) {
        boolean onEnter = beep.equals("true") || beep.equals("onEnter");
        beep = on ? (onEnter ? "true" : "onExit") : (onEnter ? "onEnter" : "false");
        told("modify", "participant-modify");
    }

    public void coach(@Nullable String callSid) {
        coached = callSid;
        told("modify", "participant-modify");
    }

    /// The participant set of a conference callback.
    Form form() {
        return Form.of(
                "CallSid", call.sid(),
                "ParticipantLabel", how.label(),
                "Muted", String.valueOf(muted),
                "Hold", String.valueOf(held),
                "Coaching", String.valueOf(coached != null),
                "EndConferenceOnExit", String.valueOf(endsOnExit),
                "StartConferenceOnEnter", String.valueOf(startsOnEnter()));
    }

    private void told(String topic, String event) {
        plant.journal()
                .note(
                        "participant",
                        "event",
                        event,
                        "callSid",
                        call.sid(),
                        "label",
                        how.label(),
                        "conferenceSid",
                        conference.sid(),
                        "name",
                        conference.name(),
                        "legMillis",
                        call.leg().millis());
        conference.news().tell(topic, event, form());
    }

    private @Nullable Announcement nextAnnouncement() {
        Document next = announcement == null ? announcements.poll() : null;
        if (next != null) {
            announcement = new Announcement(plant, next.url(), next.method(), fields(), ended -> {
                announcement = null;
                conference
                        .news()
                        .tell("announcement", ended.event(), ended.form().plus(form()));
            });
        }
        return announcement;
    }

    private Source waitAudio(@Nullable String url, String method) {
        if (url == null) {
            return new Music();
        }
        return url.isEmpty() ? Source.SILENCE : player(new Document(url, method));
    }

    private Source player(Document document) {
        return AsidePlayer.repeating(
                plant,
                new AsidePlayer.Callout(document.url(), document.method(), fields()),
                code -> plant.journal().note("hold_document_failed", "callSid", call.sid(), "error", code));
    }

    private Form fields() {
        return call.form(call.status().wire())
                .plus(Form.of("ConferenceSid", conference.sid(), "FriendlyName", conference.name()));
    }
}
