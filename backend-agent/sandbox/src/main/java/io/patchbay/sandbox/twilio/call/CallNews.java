package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.wire.Callback;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Stamp;
import java.time.Duration;

/// Tells the customer how a call is getting on, and the journal too.
final class CallNews {

    private final Plant plant;

    CallNews(Plant plant) {
        this.plant = plant;
    }

    void initiated(Call call) {
        tell(call, "initiated", "initiated", Form.EMPTY);
    }

    void ringing(Call call) {
        tell(call, "ringing", CallStatus.RINGING.wire(), Form.EMPTY);
    }

    void answered(Call call) {
        tell(call, "answered", CallStatus.IN_PROGRESS.wire(), Form.EMPTY);
    }

    void ended(Call call) {
        Duration talked = call.talked(plant.time().instant());
        boolean completed = call.status() == CallStatus.COMPLETED;
        long minutes = (talked.toSeconds() + 59) / 60;
        tell(
                call,
                "completed",
                call.status().wire(),
                Form.of(
                        "CallDuration", String.valueOf(talked.toSeconds()),
                        "Duration", completed ? String.valueOf(minutes) : null,
                        "SipResponseCode", String.valueOf(call.sipStatus())));
    }

    void machineVerdict(Call call, Callback to, String answeredBy, Duration took) {
        Form form = Form.of(
                "AccountSid", plant.account().sid(),
                "CallSid", call.sid(),
                "AnsweredBy", answeredBy,
                "MachineDetectionDuration", String.valueOf(took.toMillis()));
        plant.webhooks().tell(call.sid() + "/amd", to.url(), to.method(), form);
    }

    /// Keeps the call's present state for the next start of the sandbox.
    void note(Call call) {
        plant.journal()
                .note(
                        "call",
                        "resource",
                        Bodies.call(plant.account(), call, plant.time().instant()));
    }

    private void tell(Call call, String event, String callStatus, Form more) {
        note(call);
        int sequence = call.nextSequence();
        Callback to = call.request().statusCallback();
        if (to == null || !to.wants(event)) {
            return;
        }
        Form form = call.form(callStatus)
                .plus(Form.of(
                        "Timestamp", Stamp.rfc2822(plant.time().instant()),
                        "CallbackSource", "call-progress-events",
                        "SequenceNumber", String.valueOf(sequence)))
                .plus(more);
        plant.webhooks().tell(call.sid(), to.url(), to.method(), form);
    }
}
