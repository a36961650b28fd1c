package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.line.NumberDirectory;
import io.patchbay.sandbox.line.SipDirectory;
import io.patchbay.sandbox.twilio.wire.SipAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Places queued calls one after the other at the account's pace, lets them ring and says how that went.
final class Dialler {

    /// Calls per second: of `POST /Calls` and of `POST /Participants`, which the carrier counts apart.
    record Pace(double calls, double participants) {}

    private static final Duration LEAST_WAIT = Duration.ofMillis(60);
    private static final Duration SET_UP = Duration.ofMillis(400);
    private static final Duration SIP_RINGING = Duration.ofMillis(400);
    private static final Duration GIVEN_UP = Duration.ofMillis(900);
    private static final int SIP_NOT_FOUND = 404;
    private static final int SIP_BUSY = 486;

    private final Plant plant;
    private final Exchange exchange;
    private final NumberDirectory numbers;
    private final SipDirectory sip;
    private final Pace pace;
    /// When the next call of a kind may go out, in milliseconds of audio time.
    private final Map<Boolean, Long> nextTurn = new HashMap<>();

    Dialler(Plant plant, Exchange exchange, NumberDirectory numbers, SipDirectory sip, Pace pace) {
        this.plant = plant;
        this.exchange = exchange;
        this.numbers = numbers;
        this.sip = sip;
        this.pace = pace;
    }

    /// Puts a call in the queue. `nowMillis` is audio time.
    void queue(Call call, long nowMillis) {
        boolean participant = call.request().plan() instanceof CallRequest.Plan.JoinConference;
        double perSecond = participant ? pace.participants() : pace.calls();
        long turn = Math.max(nowMillis, nextTurn.getOrDefault(participant, 0L));
        nextTurn.put(participant, turn + (long) (1000 / perSecond));
        Duration wait = Duration.ofMillis(turn - nowMillis);
        call.queuedFor(wait);
        plant.agenda().after(wait.plus(LEAST_WAIT), () -> dial(call));
    }

    private void dial(Call call) {
        if (call.status().isOver()) {
            return;
        }
        call.dialled(plant.time().instant());
        exchange.news().initiated(call);
        plant.agenda().after(SET_UP, () -> reach(call));
    }

    private void reach(Call call) {
        if (call.status().isOver()) {
            return;
        }
        switch (farEnd(call)) {
            case FarEnd.PicksUp up -> {
                call.leg().reach(up.party());
                ring(call);
                plant.agenda().after(up.ringing(), () -> exchange.answered(call));
            }
            case FarEnd.RingsOut _ -> ring(call);
            case FarEnd.Engaged _ -> giveUp(call, CallStatus.BUSY, SIP_BUSY);
            case FarEnd.Unreachable unreachable -> giveUp(call, CallStatus.FAILED, unreachable.sipStatus());
        }
    }

    private FarEnd farEnd(Call call) {
        String to = call.request().to();
        if (!SipAddress.isSip(to)) {
            return numbers.dial(to, call.sid()).orElse(new FarEnd.Unreachable(SIP_NOT_FOUND));
        }
        SipAddress address = SipAddress.parse(to);
        return sip.find(address.user(), address.host(), address.headers())
                .<FarEnd>map(party -> new FarEnd.PicksUp(SIP_RINGING, party))
                .orElse(new FarEnd.Unreachable(SIP_NOT_FOUND));
    }

    private void ring(Call call) {
        call.moved(CallStatus.RINGING, plant.time().instant());
        exchange.news().ringing(call);
        plant.agenda().after(call.request().limits().ringing(), () -> {
            if (call.status() == CallStatus.RINGING) {
                exchange.end(call, CallStatus.NO_ANSWER, "ring_timeout");
            }
        });
    }

    private void giveUp(Call call, CallStatus status, int sipStatus) {
        call.refusedWith(sipStatus);
        plant.agenda().after(GIVEN_UP, () -> exchange.end(call, status, "sip_" + sipStatus));
    }
}
