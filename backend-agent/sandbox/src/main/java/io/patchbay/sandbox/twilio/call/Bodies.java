package io.patchbay.sandbox.twilio.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.SipAddress;
import io.patchbay.sandbox.twilio.wire.Stamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The REST API's JSON for what the exchange holds: every documented key, unknowns null, numbers as strings.
public final class Bodies {

    private static final List<String> SUBRESOURCES = List.of(
            "notifications",
            "recordings",
            "payments",
            "events",
            "siprec",
            "streams",
            "transcriptions",
            "user_defined_messages",
            "user_defined_message_subscriptions");

    private Bodies() {}

    public static ObjectNode call(Account account, Call call, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        boolean known = call.status() != CallStatus.QUEUED;
        String to = SipAddress.withoutHeaders(call.request().to());
        String from = call.request().from();
        body.put("account_sid", account.sid());
        body.putNull("annotation");
        body.put("answered_by", call.answeredBy());
        body.put("api_version", Account.API_VERSION);
        body.putNull("caller_name");
        body.put("date_created", known ? Stamp.rfc2822(call.created()) : null);
        body.put("date_updated", known ? Stamp.rfc2822(call.updated()) : null);
        body.put("direction", "outbound-api");
        body.put(
                "duration",
                call.status().isOver() ? String.valueOf(call.talked(now).toSeconds()) : null);
        body.put("end_time", stamp(call.ended()));
        body.putNull("forwarded_from");
        body.put("from", from);
        body.put("from_formatted", formatted(from));
        body.putNull("group_sid");
        body.putNull("parent_call_sid");
        body.putNull("phone_number_sid");
        body.putNull("price");
        body.put("price_unit", "USD");
        body.put("queue_time", String.valueOf(call.queued().toMillis()));
        body.put("sid", call.sid());
        body.put("start_time", stamp(call.dialled()));
        body.put("status", call.status().wire());
        body.put("to", to);
        body.put("to_formatted", formatted(to));
        body.putNull("trunk_sid");
        body.put("uri", account.uri("/Calls/" + call.sid() + ".json"));
        ObjectNode more = body.putObject("subresource_uris");
        SUBRESOURCES.forEach(
                name -> more.put(name, account.uri("/Calls/" + call.sid() + "/" + pascal(name) + ".json")));
        return body;
    }

    public static ObjectNode conference(Account account, Conference conference) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String path = "/Conferences/" + conference.sid();
        body.put("account_sid", account.sid());
        body.put("api_version", Account.API_VERSION);
        body.put("call_sid_ending_conference", conference.callSidEnding());
        body.put("date_created", Stamp.rfc2822(conference.created()));
        body.put("date_updated", Stamp.rfc2822(conference.updated()));
        body.put("friendly_name", conference.name());
        body.put("reason_conference_ended", conference.reasonEnded());
        body.put("region", "us1");
        body.put("sid", conference.sid());
        body.put("status", conference.status().wire());
        body.put("uri", account.uri(path + ".json"));
        body.putObject("subresource_uris")
                .put("participants", account.uri(path + "/Participants.json"))
                .put("recordings", account.uri(path + "/Recordings.json"));
        return body;
    }

    public static ObjectNode participant(Account account, Seat seat) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Call call = seat.call();
        String path = "/Conferences/" + seat.conference().sid() + "/Participants/" + call.sid() + ".json";
        body.put("account_sid", account.sid());
        body.put("call_sid", call.sid());
        body.put("call_sid_to_coach", seat.coached());
        body.put("coaching", seat.coached() != null);
        body.put("conference_sid", seat.conference().sid());
        body.put("date_created", Stamp.rfc2822(call.created()));
        body.put("date_updated", Stamp.rfc2822(call.updated()));
        body.put("end_conference_on_exit", seat.endsOnExit());
        body.put("hold", seat.isHeld());
        body.put("label", seat.label());
        body.put("muted", seat.isMuted());
        body.put("queue_time", String.valueOf(call.queued().toMillis()));
        body.put("start_conference_on_enter", seat.startsOnEnter());
        body.put("status", status(seat));
        body.put("uri", account.uri(path));
        return body;
    }

    public static ObjectNode stream(Account account, Call call, LegStream stream, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("sid", stream.sid());
        body.put("account_sid", account.sid());
        body.put("call_sid", call.sid());
        body.put("name", stream.name());
        body.put("status", stream.isOver() ? "stopped" : "in-progress");
        body.put("date_updated", Stamp.rfc2822(now));
        body.put("uri", account.uri("/Calls/" + call.sid() + "/Streams/" + stream.sid() + ".json"));
        return body;
    }

    private static String status(Seat seat) {
        if (seat.isJoined()) {
            return "connected";
        }
        return switch (seat.call().status()) {
            case QUEUED -> seat.call().wasDialled() ? "connecting" : "queued";
            case RINGING -> "ringing";
            case IN_PROGRESS -> "connecting";
            case COMPLETED -> "complete";
            case BUSY, FAILED, NO_ANSWER, CANCELED -> "failed";
        };
    }

    private static @Nullable String stamp(@Nullable Instant instant) {
        return instant == null ? null : Stamp.rfc2822(instant);
    }

    /// `(501) 712-2661` for a North American number, anything else as it is.
    private static String formatted(String address) {
        if (!address.matches("\\+1\\d{10}")) {
            return address;
        }
        return "(" + address.substring(2, 5) + ") " + address.substring(5, 8) + "-" + address.substring(8);
    }

    private static String pascal(String name) {
        StringBuilder text = new StringBuilder();
        for (String part : name.split("_", -1)) {
            text.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return text.toString();
    }
}
