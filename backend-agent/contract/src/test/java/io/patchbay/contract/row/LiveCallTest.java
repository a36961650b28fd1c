package io.patchbay.contract.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.contract.phi.Purpose;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiveCallTest {

    private static final String ID = "7b1f6f0e-52f0-4a86-9d6f-0b8f3c0a1d11";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aRowAsPostgrestWritesItIsUnderstood() {
        var live = LiveCall.of(json("""
                {"id":"%s","workflow_state":"calling","clinic_name":"Harbor Clinic","phone":"+15035550142",
                 "employee_name":"Ada Byron King","classification_type":"ivr_then_human","retry_count":1,"max_retries":3,
                 "next_action_at":"2026-11-21T10:00:00+00:00","wait_reason":null,"last_error":"busy","needs_review":false,
                 "review_reason":null,"updated_at":"2026-11-21T09:59:58.123456+00:00",
                 "call_sessions":[{"id":"%s","purpose":"task","attempt":2,"call_status":"active",
                   "ivr_detection_state":"ivr_then_human","ivr_confidence_score":0.93,"default_verdict":false,
                   "assistant_hold_desired":false,"assistant_hold_confirmed":true,"answered_at":"2026-11-21T09:59:40+00:00",
                   "verdict_at":"2026-11-21T09:59:50+00:00","ended_at":null,"updated_at":"2026-11-21T09:59:59+00:00"}],
                 "workflow_events":[{"event":"call_started","at":"2026-11-21T09:59:30+00:00"}]}
                """.formatted(ID, ID)));

        assertThat(live.call().clinicName()).isEqualTo("Harbor Clinic");
        assertThat(live.call().classification()).isEqualTo(ClassificationType.IVR_THEN_HUMAN);
        assertThat(live.stage()).isEqualTo(CallStage.HANDING_OVER);
        assertThat(live.stageSince()).isEqualTo(Instant.parse("2026-11-21T09:59:50Z"));
        assertThat(live.changedAt()).isEqualTo(Instant.parse("2026-11-21T09:59:59Z"));
        assertThat(live.attempt()).isEqualTo(2);
        assertThat(live.lastEvent()).isEqualTo(new LastEvent("call_started", Instant.parse("2026-11-21T09:59:30Z")));
        assertThat(live.session()).satisfies(session -> {
            assertThat(session.confidence()).isEqualTo(0.93);
            assertThat(session.assistantHold().isSettled()).isFalse();
            assertThat(session.clinicHold().isUnknown()).isTrue();
        });
    }

    @Test
    void aRowWithNothingButItsKeyIsStillARow() {
        var live = LiveCall.of(json("{\"id\":\"%s\"}".formatted(ID)));

        assertThat(live.stage()).isEqualTo(CallStage.UNKNOWN);
        assertThat(live.stageSince()).isNull();
        assertThat(live.changedAt()).isNull();
        assertThat(live.attempt()).isZero();
        assertThat(live.call().maxRetries()).isEqualTo(3);
    }

    @Test
    void wordsAndTypesOfALaterVersionAreLeftOutInsteadOfFailing() {
        var live = LiveCall.of(json("""
                {"id":"%s","workflow_state":"dreaming","phone":"ask at the desk","retry_count":"many","updated_at":"soon",
                 "classification_type":7,"call_sessions":{"id":"%s","call_status":"teleporting","ivr_confidence_score":"high"}}
                """.formatted(ID, ID)));

        assertThat(live.call().state()).isNull();
        assertThat(live.call().phone()).isNull();
        assertThat(live.call().retryCount()).isZero();
        assertThat(live.call().updatedAt()).isNull();
        assertThat(live.session()).satisfies(session -> {
            assertThat(session.status()).isNull();
            assertThat(session.confidence()).isNull();
        });
    }

    @Test
    void aRowWithoutKeyIsRefused() {
        assertThatThrownBy(() -> LiveCall.of(json("{\"clinic_name\":\"Harbor\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row: no id");
    }

    @ParameterizedTest
    @CsvSource({
        "new,,WAITING",
        "checking_classification,,WAITING",
        "needs_classification,,WAITING",
        "classification_pending,,WAITING",
        "ready_to_call,,WAITING",
        "retry_pending,,RETRYING",
        "pending,,PARKED",
        "completed,,COMPLETED",
        "failed,,FAILED",
        "calling,,DIALLING",
        "classifying,,DIALLING",
        "calling,{\"call_status\":\"initiating\"},DIALLING",
        "calling,{\"call_status\":\"ringing\"},RINGING",
        "classifying,{\"call_status\":\"active\"},LISTENING",
        "calling,'{\"call_status\":\"active\",\"assistant_hold_confirmed\":true}',LISTENING",
        "calling,'{\"call_status\":\"active\",\"ivr_detection_state\":\"ivr_only\"}',NAVIGATING",
        "calling,'{\"call_status\":\"active\",\"ivr_detection_state\":\"ivr_only\",\"assistant_hold_confirmed\":false}',TALKING",
        "calling,'{\"call_status\":\"active\",\"assistant_hold_desired\":false,\"assistant_hold_confirmed\":true}',HANDING_OVER",
        "calling,'{\"call_status\":\"completed\"}',WRAPPING_UP",
        "calling,'{\"call_status\":\"active\",\"ended_at\":\"2026-11-21T10:00:00+00:00\"}',WRAPPING_UP",
        "completed,'{\"call_status\":\"active\"}',COMPLETED",
    })
    void stateAndAttemptTogetherGiveTheStage(String state, String session, CallStage expected) {
        var row = (ObjectNode) json("{\"id\":\"%s\",\"workflow_state\":\"%s\"}".formatted(ID, state));
        if (session != null) {
            var attempt = (ObjectNode) json(session);
            attempt.put("id", ID);
            row.putArray(LiveCall.SESSIONS).add(attempt);
        }

        assertThat(LiveCall.of(row).stage()).isEqualTo(expected);
    }

    @Test
    void aParkedRowThatNeedsAPersonSaysSo() {
        var live =
                LiveCall.of(json("{\"id\":\"%s\",\"workflow_state\":\"pending\",\"needs_review\":true}".formatted(ID)));

        assertThat(live.stage()).isEqualTo(CallStage.REVIEW);
    }

    @Test
    void namesAndNumbersAreMaskedToWhatTellsRowsApart() {
        var call = LiveCall.of(json(
                        "{\"id\":\"%s\",\"employee_name\":\" Ada  Byron \",\"phone\":\"+15035550142\"}".formatted(ID)))
                .call();

        assertThat(Masked.name(call.patient())).isEqualTo("A\u2022\u2022\u2022 B\u2022\u2022\u2022");
        assertThat(Masked.phone(call.phone())).isEqualTo("\u2022\u2022\u2022 42");
        assertThat(Masked.name(null)).isEmpty();
        assertThat(Masked.phone(null)).isEmpty();
        assertThat(call.toString()).doesNotContain("Byron", "5550142");
        assertThat(call.patient())
                .satisfies(name -> assertThat(name.reveal(Purpose.DISPLAY)).contains("Byron"));
    }

    @Test
    void aHoldIsSettledOnlyWhenTheCarrierSaysWhatWasAsked() {
        assertThat(new Hold(true, true).isSettled()).isTrue();
        assertThat(new Hold(false, true).isSettled()).isFalse();
        assertThat(new Hold(null, null).isSettled()).isFalse();
        assertThat(new Hold(null, null).isUnknown()).isTrue();
        assertThat(new Hold(false, false).isLetIn()).isTrue();
        assertThat(new Hold(false, null).isLetIn()).isFalse();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException(bad);
        }
    }
}
