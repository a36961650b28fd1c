package io.patchbay.sandbox.twilio.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.clock.FrameTicker;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.NumberDirectory;
import io.patchbay.sandbox.line.SipDirectory;
import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Callback;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.Ruling;
import io.patchbay.sandbox.twilio.wire.SipAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The telephone exchange: every call and conference, advanced frame by frame. Everything here happens on the frame
/// ticker's thread.
public final class Exchange implements FrameTicker.Turn {

    private static final int LABEL_TAKEN = 16026;

    private final Plant plant;
    private final CallNews news;
    private final StreamDesk streams;
    private final Conferences conferences;
    private final Dialler dialler;
    private final Past past;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private List<Call> live = List.of();

    Exchange(Plant plant, Past past, Doors doors) {
        this.plant = plant;
        this.past = past;
        this.news = new CallNews(plant);
        this.streams = new StreamDesk(plant);
        this.conferences = new Conferences(plant);
        this.dialler = new Dialler(plant, this, doors.numbers(), doors.sip(), doors.pace());
    }

    @Override
    public long wanted(long from) {
        return live.isEmpty() ? Math.max(from, plant.agenda().next()) : from;
    }

    @Override
    public void frame(long number) {
        plant.agenda().run(number);
        List<Call> present = live;
        for (Call call : present) {
            guarded(call, call.leg()::speak);
        }
        conferences.frame();
        for (Call call : present) {
            guarded(call, call.leg()::hear);
        }
    }

    @Override
    public void rest() {
        for (Call call : live) {
            call.leg().flush();
        }
    }

    /// A new call, in the queue.
    public Call place(CallRequest request) {
        String sid = plant.sids().next("CA");
        Leg leg = new Leg(plant.journal(), sid);
        Call call =
                new Call(sid, request, plant.time().instant(), plant.account().sid(), leg);
        calls.put(sid, call);
        List<Call> more = new ArrayList<>(live);
        more.add(call);
        live = List.copyOf(more);
        dialler.queue(call, plant.agenda().nowMillis());
        plant.journal()
                .note(
                        "dial",
                        "callSid",
                        sid,
                        "to",
                        SipAddress.withoutHeaders(request.to()),
                        "session",
                        request.extras().session(),
                        "conference",
                        request.plan() instanceof CallRequest.Plan.JoinConference join
                                ? join.how().name()
                                : null,
                        "label",
                        request.plan() instanceof CallRequest.Plan.JoinConference join
                                ? join.how().label()
                                : null,
                        "queueMillis",
                        call.queued().toMillis());
        news.note(call);
        return call;
    }

    /// A new call that will join a conference: a running one by SID, or one by name, opened if need be.
    public Ruling<Seat> invite(String sidOrName, boolean bySid, CallRequest request, Verb.Conference how) {
        Optional<Conference> running = conferences.running(sidOrName);
        if (running.isEmpty() && bySid) {
            return Ruling.refused(Refusal.notFound());
        }
        Conference conference = running.orElseGet(() -> conferences.named(sidOrName));
        String label = how.label();
        if (label != null && conference.seat(label).isPresent()) {
            return Ruling.refused(Refusal.badRequest(LABEL_TAKEN, "The label is used by another participant"));
        }
        var plan = new CallRequest.Plan.JoinConference(
                conference.sid(),
                new Verb.Conference(conference.name(), label, how.seat(), how.audio(), how.statusCallback()));
        Call call = place(new CallRequest(
                request.to(), request.from(), plan, request.statusCallback(), request.limits(), request.extras()));
        Ruling<Seat> seat = conference.reserve(call, plan.how(), LABEL_TAKEN, () -> letGo(call));
        if (seat instanceof Ruling.Refused<Seat>) {
            end(call, CallStatus.CANCELED, "conference_refused");
        }
        return seat;
    }

    public Optional<Call> call(String sid) {
        return Optional.ofNullable(calls.get(sid));
    }

    /// Whether a participant's leg is on hold at this moment. On the frame thread only.
    boolean isHeld(String callSid) {
        return call(callSid)
                .filter(call -> call.request().plan() instanceof CallRequest.Plan.JoinConference)
                .flatMap(call -> seat(
                        call, (CallRequest.Plan.JoinConference) call.request().plan()))
                .map(Seat::isHeld)
                .orElse(false);
    }

    /// Every call of this and earlier runs as the REST API shows it, newest first.
    public List<ObjectNode> callBodies() {
        List<ObjectNode> bodies = new ArrayList<>(past.calls());
        calls.values()
                .forEach(call -> bodies.add(
                        Bodies.call(plant.account(), call, plant.time().instant())));
        return bodies.reversed();
    }

    public Optional<ObjectNode> callBody(String sid) {
        return call(sid)
                .map(call -> Bodies.call(plant.account(), call, plant.time().instant()))
                .or(() -> past.call(sid));
    }

    public List<ObjectNode> conferenceBodies() {
        List<ObjectNode> bodies = new ArrayList<>(past.conferences());
        conferences.all().forEach(conference -> bodies.add(Bodies.conference(plant.account(), conference)));
        return bodies.reversed();
    }

    public Optional<Conference> conference(String sid) {
        return conferences.sid(sid);
    }

    public Optional<Conference> runningConference(String sidOrName) {
        return conferences.running(sidOrName);
    }

    public Collection<Call> liveCalls() {
        return live;
    }

    /// Hangs up a queued or ringing call; with `talking` also one in progress. False when there was nothing to hang up.
    public boolean hangUp(Call call, boolean talking) {
        switch (call.status()) {
            case QUEUED, RINGING -> end(call, CallStatus.CANCELED, "customer");
            case IN_PROGRESS -> {
                if (!talking) {
                    return false;
                }
                end(call, CallStatus.COMPLETED, "customer");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Takes an answered call out of whatever it is doing and runs other TwiML.
    public boolean redirect(Call call, CallRequest.Plan plan) {
        if (call.status() != CallStatus.IN_PROGRESS) {
            return false;
        }
        Script script = new Script(plant, this, call);
        call.leg().turnTo(script, Departure.UPDATED);
        begin(script, plan, Form.EMPTY);
        return true;
    }

    public Ruling<LegStream> startStream(Call call, Verb.Stream asked) {
        return call.status() == CallStatus.IN_PROGRESS
                ? streams.start(call, asked)
                : Ruling.refused(Refusal.notInProgress());
    }

    /// Stops a running stream by name or SID; empty when there is none.
    public Optional<LegStream> stopStream(Call call, String nameOrSid) {
        Optional<LegStream> stream = streams.find(call, nameOrSid);
        stream.ifPresent(s -> streams.stop(call, s));
        return stream;
    }

    public void endConference(Conference conference) {
        conference.end("conference-ended-via-api", null, Departure.CONFERENCE_ENDED);
    }

    public void kick(Seat seat) {
        seat.kick();
    }

    Conferences conferences() {
        return conferences;
    }

    CallNews news() {
        return news;
    }

    /// Opens the audio path of an answered call.
    void connect(Call call) {
        if (call.status() == CallStatus.IN_PROGRESS) {
            call.leg().connect(line(call));
        }
    }

    void answered(Call call) {
        if (call.status() != CallStatus.RINGING) {
            return;
        }
        call.moved(CallStatus.IN_PROGRESS, plant.time().instant());
        news.answered(call);
        plant.agenda().after(call.request().limits().lasting(), () -> end(call, CallStatus.COMPLETED, "time_limit"));
        CallRequest.Detection detection = call.request().extras().detection();
        boolean first = detection != null && !detection.async();
        if (detection != null) {
            listenForMachine(call, detection, first);
        }
        if (first) {
            connect(call);
        } else {
            act(call, Form.EMPTY);
        }
    }

    /// Ends a call, once. `by` names who or what ended it, for the journal.
    void end(Call call, CallStatus status, String by) {
        if (call.status().isOver()) {
            return;
        }
        boolean neverDialled = !call.wasDialled();
        call.moved(status, plant.time().instant());
        live = live.stream().filter(other -> !other.equals(call)).toList();
        plant.journal().note("hung_up", "callSid", call.sid(), "status", status.wire(), "by", by);
        streams.stopAll(call);
        leaveConference(call);
        call.leg().end(Departure.HUNG_UP);
        if (neverDialled) {
            news.note(call);
        } else {
            news.ended(call);
        }
    }

    private void listenForMachine(Call call, CallRequest.Detection detection, boolean first) {
        call.leg().listenForMachine(new MachineDetection(detection, (answeredBy, took) -> {
            call.answeredBy(answeredBy);
            plant.journal().note("machine_detection", "callSid", call.sid(), "answeredBy", answeredBy);
            Callback to = detection.callback();
            if (to != null) {
                news.machineVerdict(call, to, answeredBy, took);
            }
            if (first) {
                act(
                        call,
                        Form.of("AnsweredBy", answeredBy, "MachineDetectionDuration", String.valueOf(took.toMillis())));
            }
        }));
    }

    private void act(Call call, Form more) {
        CallRequest.Plan plan = call.request().plan();
        if (plan instanceof CallRequest.Plan.JoinConference join) {
            connect(call);
            seat(call, join).ifPresent(seat -> {
                call.leg().turnTo(seat, Departure.UPDATED);
                seat.join();
            });
            return;
        }
        Script script = new Script(plant, this, call);
        call.leg().turnTo(script, Departure.UPDATED);
        begin(script, plan, more);
        script.afterKeys(call.request().extras().digits());
    }

    private static void begin(Script script, CallRequest.Plan plan, Form more) {
        switch (plan) {
            case CallRequest.Plan.FetchTwiml fetch -> script.from(fetch, more);
            case CallRequest.Plan.RunTwiml run -> script.from(run.twiml());
            case CallRequest.Plan.JoinConference _ -> throw new IllegalArgumentException("no TwiML");
        }
    }

    private Optional<Seat> seat(Call call, CallRequest.Plan.JoinConference join) {
        return conferences.sid(join.conferenceSid()).flatMap(conference -> conference.seat(call.sid()));
    }

    private void leaveConference(Call call) {
        if (call.request().plan() instanceof CallRequest.Plan.JoinConference join) {
            seat(call, join).ifPresent(seat -> seat.left(Departure.HUNG_UP));
        }
    }

    private void letGo(Call call) {
        end(call, call.status() == CallStatus.IN_PROGRESS ? CallStatus.COMPLETED : CallStatus.CANCELED, "conference");
    }

    private Line line(Call call) {
        String to = call.request().to();
        Map<String, String> headers =
                SipAddress.isSip(to) ? SipAddress.parse(to).headers() : Map.of();
        return new LegLine(
                call.sid(),
                SipAddress.withoutHeaders(to),
                headers,
                () -> plant.exchange().execute(() -> end(call, CallStatus.COMPLETED, "far_end")));
    }

    private void guarded(Call call, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            plant.journal()
                    .note(
                            "leg_failed",
                            "callSid",
                            call.sid(),
                            "error",
                            e.getClass().getName());
            end(call, CallStatus.FAILED, "sandbox_fault");
        }
    }

    /// What the exchange is connected to.
    record Doors(NumberDirectory numbers, SipDirectory sip, Dialler.Pace pace) {}
}
