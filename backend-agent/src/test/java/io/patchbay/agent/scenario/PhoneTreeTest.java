package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.sandbox.journal.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Phone trees: to a recorded line, to a person, nested, a recording before a person; and the second visit to each.
final class PhoneTreeTest {

    private static final String TREE_TO_RECORDS = "+14155550104";
    private static final String TREE_THEN_PERSON = "+12065550105";
    private static final String RECORDING_THEN_PERSON = "+13035550106";
    private static final String NESTED = "+17135550107";

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast();

    private static QueuedCall toRecords;
    private static QueuedCall thenPerson;
    private static QueuedCall recording;
    private static QueuedCall nested;

    @BeforeAll
    static void callsEach() {
        toRecords = EXCHANGE.queue(TREE_TO_RECORDS);
        thenPerson = EXCHANGE.queue(TREE_THEN_PERSON);
        recording = EXCHANGE.queue(RECORDING_THEN_PERSON);
        nested = EXCHANGE.queue(NESTED);
    }

    @Test
    void aTreeThatEndsInARecordingTakesTwoCallsThirtySecondsApart() {
        toRecords.ends();
        assertThat(toRecords.state()).isEqualTo("completed");
        assertThat(toRecords.sessions()).extracting(s -> s.text("purpose")).containsExactly("classification", "task");
        Row classifying = toRecords.session(1);
        Row task = toRecords.session(2);
        assertThat(classifying.text("call_end_reason")).isEqualTo("classified");
        assertThat(classifying.text("ivr_detection_state")).isEqualTo("ivr_only");
        assertThat(classifying.text("unhold_requested_at")).isEmpty();
        assertThat(task.text("call_end_reason")).isEqualTo("conversation_over");
        assertThat(task.text("classification_id"))
                .isEqualTo(known(TREE_TO_RECORDS).text("id"));
        Row learned = EXCHANGE.row("""
                select at from workflow_events where pending_call_id = ? and to_state = 'classification_pending'
                """, toRecords.id());
        assertThat(Duration.between(learned.time("at"), task.time("dial_started_at")))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theLearnedPathHasItsPromptAndItsMoment() throws IOException {
        toRecords.ends();
        JsonNode key = actions(TREE_TO_RECORDS).get(0);
        assertThat(key.path("action_type").asText()).isEqualTo("dtmf");
        assertThat(key.path("action_value").asText()).isEqualTo("3");
        assertThat(key.path("timing_ms").asInt()).isGreaterThan(3000);
        assertThat(key.toString()).containsIgnoringCase("medical records");
    }

    @Test
    void theTaskCallReplaysTheLearnedPathAndSoVerifiesIt() {
        toRecords.ends();
        assertThat(known(TREE_TO_RECORDS).number("verification_count")).isEqualTo(2);
        assertThat(known(TREE_TO_RECORDS).text("last_verified_at")).isNotEmpty();
        assertThat(toRecords.ivrEvents("dtmf")).hasSize(2).allMatch(event -> event.flag("executed"));
    }

    @Test
    void keysAreHeardOnTheClinicLegAlone() {
        List<String> clinics = List.of(
                toRecords.ends().session(1).text("call_id"),
                toRecords.session(2).text("call_id"),
                thenPerson.ends().session(1).text("call_id"),
                nested.ends().session(1).text("call_id"));
        List<JournalEntry> keys = EXCHANGE.journal("digit");
        assertThat(keys).hasSizeGreaterThanOrEqualTo(5);
        assertThat(keys).extracting(key -> key.text("callSid")).hasSameElementsAs(clinics);
    }

    @Test
    void aPersonBehindATreeIsServedOnTheFirstCall() throws IOException {
        thenPerson.ends();
        assertThat(thenPerson.state()).isEqualTo("completed");
        Row session = thenPerson.onlySession();
        assertThat(session.text("purpose")).isEqualTo("classification");
        assertThat(session.text("ivr_detection_state")).isEqualTo("ivr_then_human");
        assertThat(keys(session)).isEqualTo("2");
        assertThat(known(TREE_THEN_PERSON).text("classification_type")).isEqualTo("ivr_then_human");
        assertThat(transferAt(TREE_THEN_PERSON)).isGreaterThan(10_000);
    }

    @Test
    void aRecordingBeforeAPersonIsRememberedWithTheMomentOfTheTransferAndWithoutKeys() throws IOException {
        recording.ends();
        assertThat(recording.state()).isEqualTo("completed");
        assertThat(recording.onlySession().text("ivr_detection_state")).isEqualTo("ivr_then_human");
        assertThat(keys(recording.onlySession())).isEmpty();
        assertThat(transferAt(RECORDING_THEN_PERSON)).isGreaterThan(5_000);
    }

    @Test
    void aMenuInsideAMenuIsWalkedToItsEnd() {
        nested.ends();
        assertThat(nested.state()).isEqualTo("completed");
        assertThat(keys(nested.onlySession())).isEqualTo("24");
    }

    @Test
    void theSecondVisitToATreeFollowsThePathAndTheAssistantWaitsUntilItsEnd() {
        thenPerson.ends();
        nested.ends();
        QueuedCall again = EXCHANGE.queue(TREE_THEN_PERSON);
        QueuedCall nestedAgain = EXCHANGE.queue(NESTED);
        again.ends();
        assertThat(again.state()).isEqualTo("completed");
        Row session = again.onlySession();
        assertThat(session.text("purpose")).isEqualTo("task");
        assertThat(keys(session)).isEqualTo("2");
        assertThat(session.time("unhold_requested_at")).isAfter(session.time("answered_at"));
        assertThat(known(TREE_THEN_PERSON).number("verification_count")).isEqualTo(2);
        nestedAgain.ends();
        assertThat(nestedAgain.state()).isEqualTo("completed");
        assertThat(keys(nestedAgain.onlySession())).isEqualTo("24");
    }

    private static Row known(String phone) {
        return EXCHANGE.row("select * from call_classifications where phone_number = ? and is_active", phone);
    }

    private static JsonNode actions(String phone) throws IOException {
        return JsonMapper.builder().build().readTree(known(phone).text("ivr_actions"));
    }

    private static long transferAt(String phone) throws IOException {
        for (JsonNode action : actions(phone)) {
            if (action.path("action_type").asText().equals("transfer")) {
                return action.path("timing_ms").asLong();
            }
        }
        return -1;
    }

    private static String keys(Row session) {
        StringBuilder keys = new StringBuilder();
        EXCHANGE.journal("digit", session.text("call_id")).forEach(key -> keys.append(key.text("key")));
        return keys.toString();
    }
}
