package io.patchbay.sandbox.twilio.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.journal.JournalEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls and conferences of earlier runs, from the journal. What was alive when the sandbox went away is over: an
/// answered call `completed`, any other `failed`.
final class Past {

    private final Map<String, ObjectNode> calls = new LinkedHashMap<>();
    private final Map<String, ObjectNode> conferences = new LinkedHashMap<>();

    static Past of(List<JournalEntry> recalled) {
        Past past = new Past();
        for (JournalEntry entry : recalled) {
            ObjectNode resource = Journal.object(entry.facts().get("resource"));
            String sid = resource.path("sid").asText();
            if (entry.kind().equals("call")) {
                past.calls.put(sid, resource);
            } else if (entry.kind().equals("conference")) {
                past.conferences.put(sid, resource);
            }
        }
        past.calls.values().forEach(Past::settleCall);
        past.conferences.values().forEach(conference -> conference.put("status", "completed"));
        return past;
    }

    Collection<ObjectNode> calls() {
        return calls.values();
    }

    Optional<ObjectNode> call(String sid) {
        return Optional.ofNullable(calls.get(sid));
    }

    Collection<ObjectNode> conferences() {
        return conferences.values();
    }

    private static void settleCall(ObjectNode call) {
        String status = call.path("status").asText();
        boolean over = List.of(CallStatus.values()).stream()
                .anyMatch(known -> known.isOver() && known.wire().equals(status));
        if (!over) {
            boolean answered = status.equals(CallStatus.IN_PROGRESS.wire());
            call.put("status", (answered ? CallStatus.COMPLETED : CallStatus.FAILED).wire());
            call.set("end_time", call.path("date_updated"));
            call.put("duration", "0");
        }
    }
}
