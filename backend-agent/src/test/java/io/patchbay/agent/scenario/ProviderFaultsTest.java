package io.patchbay.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One thing goes wrong at a provider during a call to a person, and the person is served all the same.
final class ProviderFaultsTest {

    private static final String PERSON = "+12025550101";
    private static final String FEW_WORDS = "+12025550133";

    @RegisterExtension
    static final TestExchange EXCHANGE = TestExchange.fast();

    @BeforeEach
    void nothingIsKnown() {
        EXCHANGE.forget(PERSON);
        EXCHANGE.forget(FEW_WORDS);
    }

    @AfterEach
    void nothingIsWrongAnyMore() {
        EXCHANGE.faults().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest.dropAfterCreate", "rest.errorAfterCreate"})
    void aDialWhoseAnswerIsLostIsNotRepeated(String fault) {
        EXCHANGE.faults().set(fault, 1);
        QueuedCall call = served(PERSON);
        assertThat(EXCHANGE.faults().amount(fault)).isZero();
        assertThat(EXCHANGE.dials(call.onlySession().text("id"))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest.dropAfterCreate", "rest.errorAfterCreate"})
    void anAssistantWhoseDialIsUncertainIsLookedForAndNotAskedTwice(String fault) {
        QueuedCall call = EXCHANGE.queue(PERSON);
        call.until(
                "it rings",
                () -> !call.sessions().isEmpty()
                        && !call.session(1).text("call_id").isEmpty());
        EXCHANGE.faults().set(fault, 1);
        assertServed(call.ends());
        assertThat(EXCHANGE.faults().amount(fault)).isZero();
        String conference = "pb-" + call.onlySession().text("id");
        assertThat(EXCHANGE.journal("dial"))
                .filteredOn(dial -> dial.text("conference").equals(conference))
                .hasSize(1);
    }

    @Test
    void anUnholdThatWasAcceptedAndNotAppliedIsSentAgain() {
        EXCHANGE.faults().set("unhold.ignore", 1);
        QueuedCall call = served(PERSON);
        assertThat(EXCHANGE.faults().amount("unhold.ignore")).isZero();
        Row session = call.onlySession();
        assertThat(Duration.between(session.time("unhold_requested_at"), session.time("unhold_confirmed_at")))
                .isLessThan(Duration.ofSeconds(4));
        assertThat(holdRequests(session)).as("one hold, two unholds").isEqualTo(3);
    }

    @Test
    void aHoldThatWasAcceptedAndNotAppliedIsSentAgain() {
        EXCHANGE.faults().set("hold.ignore", 1);
        QueuedCall call = served(PERSON);
        assertThat(EXCHANGE.faults().amount("hold.ignore")).isZero();
        String assistant = call.onlySession().text("assistant_call_sid");
        assertThat(EXCHANGE.journal("vapi-speaks", assistant))
                .noneMatch(words -> words.text("held").equals("true"));
    }

    @Test
    void speechToTextThatBreaksOffInTheMiddleIsReplaced() {
        long before = EXCHANGE.journal("deepgram-open").size();
        EXCHANGE.faults().set("deepgram.drop-after-seconds", 1);
        served(PERSON);
        assertThat(EXCHANGE.journal("deepgram-open").size() - before).isEqualTo(2);
    }

    @Test
    void aVerdictDoesNotWaitForTheEndOfAnUtteranceThatIsNeverTold() {
        EXCHANGE.faults().set("deepgram.never-speech-final", 1);
        QueuedCall call = served(PERSON);
        assertThat(call.onlySession().flag("default_verdict")).isFalse();
    }

    @Test
    void aStreamThatIsCutIsAskedForAgain() {
        EXCHANGE.faults().set("streams.cutAfterMillis", 800);
        EXCHANGE.faults().set("streams.cut", 1);
        QueuedCall call = served(PERSON);
        assertThat(EXCHANGE.journal("stream", call.onlySession().text("call_id")))
                .extracting(entry -> entry.text("event"))
                .filteredOn("stream-started"::equals)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai.nonsense", "openai.503", "openai.hang"})
    void aReasonerThatIsNoHelpLeavesTheVerdictToTheDeadlineAndItIsFlagged(String fault) {
        EXCHANGE.faults().set(fault, 9);
        QueuedCall call = served(FEW_WORDS);
        assertThat(EXCHANGE.faults().amount(fault)).as(call.story()).isLessThan(9);
        Row session = call.onlySession();
        assertThat(session.flag("default_verdict")).as(call.story()).isTrue();
        assertThat(Duration.between(session.time("answered_at"), session.time("verdict_at")))
                .isLessThan(Duration.ofSeconds(15));
        assertThat(EXCHANGE.rows("select id from call_classifications where phone_number = ? and is_active", FEW_WORDS))
                .isEmpty();
    }

    @Test
    void aReportWithoutAnalysisIsLeftToAPerson() {
        EXCHANGE.faults().set("vapi.report-without-analysis", 1);
        assertReviewed(EXCHANGE.queue(PERSON).ends());
    }

    @Test
    void anOutcomeNobodyHasAgreedOnIsLeftToAPerson() {
        EXCHANGE.faults().set("vapi.odd-evaluation", 1);
        assertReviewed(EXCHANGE.queue(PERSON).ends());
    }

    @Test
    void aReportThatComesTwiceIsOneOutcome() {
        EXCHANGE.faults().set("vapi.report-twice", 1);
        QueuedCall call = served(PERSON);
        assertThat(EXCHANGE.rows(
                        "select id from workflow_events where pending_call_id = ? and to_state = 'completed'",
                        call.id()))
                .hasSize(1);
    }

    @Test
    void aReportThatNeverComesIsFetched() {
        EXCHANGE.faults().set("vapi.report-lost", 1);
        served(PERSON);
    }

    @Test
    void callbacksThatAreLostAreMissedByNobody() {
        Instant from = EXCHANGE.now();
        EXCHANGE.faults().set("webhooks.drop", 2);
        QueuedCall call = served(PERSON);
        assertThat(EXCHANGE.faults().amount("webhooks.drop")).isZero();
        assertThat(call.onlySession().time("ended_at")).isBefore(from.plus(Duration.ofMinutes(5)));
    }

    private static long holdRequests(Row session) {
        return EXCHANGE.journal("rest").stream()
                .filter(request -> request.text("method").equals("POST"))
                .filter(request -> request.text("path").endsWith("/" + session.text("assistant_call_sid") + ".json"))
                .filter(request -> request.text("path").contains("/Participants/"))
                .count();
    }

    private static QueuedCall served(String phone) {
        return assertServed(EXCHANGE.queue(phone).ends());
    }

    private static QueuedCall assertServed(QueuedCall call) {
        assertThat(call.state()).as(call.story()).isEqualTo("completed");
        assertThat(call.row().text("success_evaluation")).isEqualTo("Sending Records");
        List<JournalEntry> words =
                EXCHANGE.journal("vapi-speaks", call.onlySession().text("assistant_call_sid"));
        assertThat(words).as(call.story()).isNotEmpty();
        return call;
    }

    private static void assertReviewed(QueuedCall call) {
        Row row = call.row();
        assertThat(row.text("workflow_state")).as(call.story()).isEqualTo("pending");
        assertThat(row.flag("needs_review")).isTrue();
        assertThat(row.text("review_reason")).isNotEmpty();
    }
}
