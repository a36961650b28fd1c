package io.patchbay.agent.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/// Forms as the carrier fills them, patient data included.
final class TwilioForms {

    static final String CLINIC = "CA" + "1".repeat(32);
    static final String ASSISTANT = "CA" + "2".repeat(32);
    static final String CONFERENCE = "CF" + "3".repeat(32);
    static final String CALL_PATH = "/twilio/call?session=" + WaysInHouse.SESSION + "&leg=clinic";
    static final String CONFERENCE_PATH = "/twilio/conference?session=" + WaysInHouse.SESSION;
    static final String STREAM_PATH = "/twilio/stream?session=" + WaysInHouse.SESSION;
    static final String AMD_PATH = "/twilio/amd?session=" + WaysInHouse.SESSION;
    static final String TWIML_PATH = "/twilio/preclassify-twiml?session=" + WaysInHouse.SESSION;

    private TwilioForms() {}

    static Map<String, String> call(String status, int sequence) {
        return call(status, sequence, Duration.ZERO);
    }

    static Map<String, String> call(String status, int sequence, Duration age) {
        var form = new HashMap<String, String>();
        form.put("CallSid", CLINIC);
        form.put("AccountSid", "AC" + "0".repeat(32));
        form.put("CallStatus", status);
        form.put("SequenceNumber", Integer.toString(sequence));
        form.put("Timestamp", rfc(WaysInHouse.NOW.minus(age)));
        form.put("To", "+15550004242");
        form.put("From", "+15550001111");
        form.put("CallerName", WaysInHouse.NAME + " ");
        form.put("CallbackSource", "call-progress-events");
        return form;
    }

    static Map<String, String> conference(String event, int sequence) {
        var form = new HashMap<String, String>();
        form.put("ConferenceSid", CONFERENCE);
        form.put("FriendlyName", "pb-" + WaysInHouse.SESSION);
        form.put("StatusCallbackEvent", event);
        form.put("SequenceNumber", Integer.toString(sequence));
        form.put("Timestamp", rfc(WaysInHouse.NOW));
        return form;
    }

    static Map<String, String> participant(String event, int sequence, String label, boolean hold, boolean muted) {
        var form = conference(event, sequence);
        form.put("CallSid", label.equals("clinic") ? CLINIC : ASSISTANT);
        form.put("ParticipantLabel", label);
        form.put("Hold", Boolean.toString(hold));
        form.put("Muted", Boolean.toString(muted));
        return form;
    }

    static Map<String, String> stream(String event) {
        var form = new HashMap<String, String>();
        form.put("CallSid", CLINIC);
        form.put("StreamSid", "MZ" + "4".repeat(32));
        form.put("StreamEvent", event);
        form.put("StreamError", "31920");
        form.put("Timestamp", WaysInHouse.NOW.toString());
        return form;
    }

    static Map<String, String> amd(String answeredBy) {
        return Map.of("CallSid", CLINIC, "AnsweredBy", answeredBy, "MachineDetectionDuration", "2400");
    }

    static String rfc(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
