package io.patchbay.console.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.contract.row.LiveCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A row of the live table as the server would write it. Ages count back from `NOW`.
public final class CallBuilder {

    /// Noon in Los Angeles on a day when clocks change in Europe.
    public static final Instant NOW = Instant.parse("2026-03-29T19:00:00Z");

    private final ObjectNode row = JsonNodeFactory.instance.objectNode();
    private final String clinic;

    private CallBuilder(String clinic) {
        this.clinic = clinic;
        row.put("id", id(clinic));
        row.put("clinic_name", clinic);
        row.put("phone", "+15035550142");
        row.put("employee_name", "Ada King");
        row.put("retry_count", 0);
        row.put("max_retries", 3);
        row.put("updated_at", NOW.minusSeconds(2).toString());
    }

    public static CallBuilder aCall(String clinic) {
        return new CallBuilder(clinic).state("ready_to_call").dueIn(Duration.ZERO);
    }

    public CallBuilder patient(String name, String phone) {
        row.put("employee_name", name);
        row.put("phone", phone);
        return this;
    }

    public CallBuilder state(String word) {
        row.put("workflow_state", word);
        return this;
    }

    public CallBuilder dueIn(Duration time) {
        row.put("next_action_at", NOW.plus(time).toString());
        return this;
    }

    public CallBuilder waitsFor(String reason) {
        row.put("wait_reason", reason);
        return this;
    }

    public CallBuilder known(String classification) {
        row.put("classification_type", classification);
        return this;
    }

    public CallBuilder failedWith(String error) {
        row.put("last_error", error);
        return this;
    }

    public CallBuilder outcome(String evaluation) {
        row.put("success_evaluation", evaluation);
        return this;
    }

    public CallBuilder review(String reason) {
        row.put("needs_review", true);
        row.put("review_reason", reason);
        return state("pending");
    }

    public CallBuilder event(String word, int secondsAgo) {
        row.putArray(LiveCall.EVENTS)
                .addObject()
                .put("event", word)
                .put("at", NOW.minusSeconds(secondsAgo).toString());
        return changed(secondsAgo);
    }

    public CallBuilder changed(int secondsAgo) {
        row.put("updated_at", NOW.minusSeconds(secondsAgo).toString());
        return this;
    }

    /// On the line; `since` is the age of the newest of its moments.
    public CallBuilder session(String status, int attempt, int secondsAgo) {
        var at = NOW.minusSeconds(secondsAgo).toString();
        state("calling")
                .session()
                .put("id", id(clinic + attempt))
                .put("purpose", "task")
                .put("attempt", attempt)
                .put("call_status", status)
                .put("created_at", NOW.minusSeconds(secondsAgo + 20L).toString())
                .put("dial_started_at", at)
                .put("updated_at", NOW.minusSeconds(Math.min(secondsAgo, 4)).toString());
        if ("active".equals(status)) {
            session().put("answered_at", at);
        }
        return this;
    }

    public CallBuilder heard(String who, double confidence) {
        session()
                .put("ivr_detection_state", who)
                .put("ivr_confidence_score", confidence)
                .put("verdict_at", session().path("answered_at").asText());
        return this;
    }

    public CallBuilder byDeadline(String who) {
        session().put("ivr_detection_state", who).put("default_verdict", true);
        return this;
    }

    public CallBuilder hold(boolean desired, boolean confirmed) {
        session().put("assistant_hold_desired", desired).put("assistant_hold_confirmed", confirmed);
        return this;
    }

    public CallBuilder ended(int secondsAgo) {
        session().put("ended_at", NOW.minusSeconds(secondsAgo).toString());
        return this;
    }

    public LiveCall build() {
        return LiveCall.of(row);
    }

    private ObjectNode session() {
        return row.path(LiveCall.SESSIONS).isArray()
                ? (ObjectNode) row.path(LiveCall.SESSIONS).path(0)
                : row.putArray(LiveCall.SESSIONS).addObject();
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
