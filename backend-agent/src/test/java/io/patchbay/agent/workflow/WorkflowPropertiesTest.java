package io.patchbay.agent.workflow;

import static io.patchbay.agent.workflow.Calls.NOW;
import static io.patchbay.agent.workflow.Calls.POLICY;
import static io.patchbay.agent.workflow.Calls.aCall;
import static io.patchbay.agent.workflow.Calls.everyEvent;
import static io.patchbay.agent.workflow.Calls.everyRow;
import static io.patchbay.agent.workflow.Calls.isBySupervisor;
import static io.patchbay.agent.workflow.Calls.isWaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.workflow.WorkflowEffect.NoteSurprise;
import io.patchbay.agent.workflow.WorkflowEffect.PlaceCall;
import io.patchbay.agent.workflow.WorkflowEffect.UpdateMetadata;
import io.patchbay.agent.workflow.WorkflowEffect.WakeAt;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.WorkflowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WorkflowPropertiesTest {

    private static final long SEED = 20_261_121L;
    private static final Set<String> METADATA_KEYS = Set.of(
            "classification_type",
            "classification_found",
            "last_attempt_result",
            "voicemail_detected_at",
            "voicemail_count",
            "vapi_completed_at",
            "vapi_success_evaluation",
            "records_being_sent");

    private record Case(Workflow call, WorkflowEvent event, WorkflowStep step) {
        @Override
        public String toString() {
            return event + " on " + call;
        }
    }

    @Test
    void aFinishedCallMovesOnlyWhenASupervisorSaysSo() {
        forEveryCase(one -> {
            if (one.call.state().isTerminal() && one.step.next().state() != one.call.state()) {
                assertThat(one.event)
                        .as("%s", one)
                        .isInstanceOfAny(WorkflowEvent.RetryAsked.class, WorkflowEvent.Unparked.class);
            }
        });
    }

    @Test
    void aFinishedCallCausesNoActionByItself() {
        forEveryCase(one -> {
            if (one.call.state().isTerminal() && !isBySupervisor(one.event)) {
                assertThat(one.step.effects())
                        .as("%s", one)
                        .allMatch(effect -> effect instanceof NoteSurprise || effect instanceof UpdateMetadata);
            }
        });
    }

    @Test
    void everyWaitHasATime() {
        forEveryCase(one -> {
            var next = one.step.next();
            if (isWaiting(next.state()) && !next.equals(one.call) && next.state() != WorkflowState.NEW) {
                var noted = one.event instanceof WorkflowEvent.Classified
                        || one.event instanceof WorkflowEvent.ClassificationFound;
                if (noted && next.state() == one.call.state()) {
                    assertThat(next.nextActionAt()).as("%s", one).isEqualTo(one.call.nextActionAt());
                } else {
                    assertThat(next.nextActionAt()).as("%s", one).isAfter(NOW);
                    assertThat(one.step.effects()).as("%s", one).contains(new WakeAt(next.nextActionAt()));
                }
            }
        });
    }

    @Test
    void whateverWaitsMovesOrIsAskedAgainWhenItsTimeComes() {
        for (var state : WorkflowState.values()) {
            if (isWaiting(state)) {
                var step = Calls.on(aCall(state), new WorkflowEvent.Due());
                assertThat(step.isAccepted()).as(state.word()).isTrue();
                assertThat(step.next().state() != state || !step.effects().isEmpty())
                        .as(state.word())
                        .isTrue();
            }
        }
    }

    @Test
    void theAlarmAlwaysRingsWhenTheRowIsDue() {
        forEveryCase(one -> one.step.effects().stream()
                .filter(WakeAt.class::isInstance)
                .forEach(alarm -> assertThat(((WakeAt) alarm).at())
                        .as("%s", one)
                        .isEqualTo(one.step.next().nextActionAt())));
    }

    @Test
    void aSurpriseChangesNothingAndStandsAlone() {
        forEveryCase(one -> {
            if (!one.step.isAccepted()) {
                assertThat(one.step.next()).as("%s", one).isEqualTo(one.call);
                assertThat(one.step.effects()).as("%s", one).hasSize(1);
                assertThat(one.step.lastError()).isEmpty();
                assertThat(one.step.waitReason()).isEmpty();
                assertThat(one.step.reviewReason()).isEmpty();
            }
        });
    }

    @Test
    void theSameEventOnTheSameRowGivesTheSameStep() {
        forEveryCase(
                one -> assertThat(Calls.on(one.call, one.event)).as("%s", one).isEqualTo(one.step));
    }

    @Test
    void onlyAnAcceptedStartPutsACallOnTheLine() {
        forEveryCase(one -> {
            if (one.step.next().isOnTheLine() && !one.call.isOnTheLine()) {
                assertThat(one.event)
                        .as("%s", one)
                        .isInstanceOfAny(WorkflowEvent.CallStarted.class, WorkflowEvent.PersonReached.class);
            }
        });
    }

    @Test
    void aCallIsPlacedOnlyFromAStateThatMayDial() {
        forEveryCase(one -> one.step.effects().forEach(effect -> {
            if (effect instanceof PlaceCall(var purpose)) {
                assertThat(one.step.next().state())
                        .as("%s", one)
                        .isEqualTo(
                                switch (purpose) {
                                    case CLASSIFICATION -> WorkflowState.NEEDS_CLASSIFICATION;
                                    case TASK -> WorkflowState.READY_TO_CALL;
                                });
                assertThat(one.call.isOnTheLine()).as("%s", one).isFalse();
            }
        }));
    }

    @Test
    void anUnexplainedEndIsNeverRetriedByItself() {
        forEveryCase(one -> {
            var unexplained = one.event.equals(new WorkflowEvent.AssistantReported(AssistantOutcome.UNKNOWN))
                    || one.event.equals(new WorkflowEvent.CallFailed(CallFailure.REPORT_MISSING));
            if (unexplained && one.step.next().state() != one.call.state()) {
                assertThat(one.step.next().state()).as("%s", one).isEqualTo(WorkflowState.PENDING);
                assertThat(one.step.next().needsReview()).as("%s", one).isTrue();
                assertThat(one.step.reviewReason()).as("%s", one).isPresent();
            }
        });
    }

    @Test
    void everyFailureAndEveryReviewSaysWhy() {
        forEveryCase(one -> {
            var next = one.step.next();
            if (next.state() == WorkflowState.FAILED && one.call.state() != WorkflowState.FAILED) {
                assertThat(one.step.lastError()).as("%s", one).isPresent();
            }
            if (next.needsReview() && !one.call.needsReview()) {
                assertThat(one.step.reviewReason()).as("%s", one).isPresent();
            }
        });
    }

    @Test
    void retriesAreUsedOneAtATimeAndNeverBeyondTheLimit() {
        forEveryCase(one -> {
            int used = one.step.next().retryCount() - one.call.retryCount();
            if (used > 0) {
                assertThat(used).as("%s", one).isEqualTo(1);
                assertThat(one.step.next().state()).as("%s", one).isEqualTo(WorkflowState.RETRY_PENDING);
                assertThat(one.step.next().retryCount()).as("%s", one).isLessThanOrEqualTo(one.call.maxRetries());
            }
            if (used < 0) {
                assertThat(isBySupervisor(one.event)).as("%s", one).isTrue();
            }
        });
    }

    @Test
    void theMetadataHasOnlyTheKeysOfTheSeed() {
        forEveryCase(one -> one.step.effects().forEach(effect -> {
            if (effect instanceof UpdateMetadata(var changes)) {
                assertThat(METADATA_KEYS).as("%s", one).containsAll(changes.keySet());
                assertThat(changes.values())
                        .as("%s", one)
                        .allMatch(value ->
                                value instanceof String || value instanceof Boolean || value instanceof Integer);
            }
        }));
    }

    @Test
    void fromEveryStateThreeEventsLeadOnlyToRowsThatHoldTogether() {
        var frontier = new ArrayList<Workflow>();
        for (var state : WorkflowState.values()) {
            frontier.add(aCall(state));
        }
        for (int depth = 0; depth < 3; depth++) {
            var reached = new LinkedHashSet<Workflow>();
            for (var call : frontier) {
                for (var event : everyEvent()) {
                    var next = WorkflowMachine.on(call, event, call.nextActionAt(), POLICY, 0.25)
                            .next();
                    holdsTogether(next);
                    reached.add(next);
                }
            }
            frontier = new ArrayList<>(reached);
        }
        assertThat(frontier).extracting(Workflow::state).contains(WorkflowState.values());
    }

    @Test
    void anyStoryOfARowReplaysToTheSameEndWithTheSameEffects() {
        for (int story = 0; story < 500; story++) {
            assertThat(tell(SEED + story)).as("seed %d", SEED + story).isEqualTo(tell(SEED + story));
        }
    }

    @Test
    void leftToItselfARowEndsOrWaitsForAPerson() {
        for (int story = 0; story < 300; story++) {
            var random = new Random(SEED + story);
            var call = aCall(WorkflowState.NEW);
            int steps = 0;
            while (isWaiting(call.state()) && steps++ < 400) {
                call = WorkflowMachine.on(call, likely(call, random), call.nextActionAt(), POLICY, random.nextDouble())
                        .next();
            }
            assertThat(isWaiting(call.state()))
                    .as("seed %d ended in %s", SEED + story, call)
                    .isFalse();
        }
    }

    /// What the world may answer to a row in this state; credentials that are never set right are left out.
    private static WorkflowEvent likely(Workflow call, Random random) {
        var failures = List.of(CallFailure.values()).stream()
                .filter(failure -> failure != CallFailure.CREDENTIALS_REFUSED)
                .toList();
        return switch (call.state()) {
            case NEW, RETRY_PENDING, CLASSIFICATION_PENDING -> new WorkflowEvent.Due();
            case CHECKING_CLASSIFICATION ->
                random.nextBoolean()
                        ? new WorkflowEvent.ClassificationMissing()
                        : new WorkflowEvent.ClassificationFound(Calls.CLINIC, ClassificationType.HUMAN);
            case NEEDS_CLASSIFICATION -> new WorkflowEvent.CallStarted(Calls.SESSION, CallPurpose.CLASSIFICATION);
            case READY_TO_CALL -> new WorkflowEvent.CallStarted(Calls.SESSION, CallPurpose.TASK);
            case CLASSIFYING, CALLING ->
                random.nextInt(8) == 0
                        ? new WorkflowEvent.Due()
                        : new WorkflowEvent.CallFailed(failures.get(random.nextInt(failures.size())));
            case PENDING, COMPLETED, FAILED -> throw new IllegalStateException("does not wait");
        };
    }

    private static List<WorkflowStep> tell(long seed) {
        var random = new Random(seed);
        var events = everyEvent();
        var call = aCall(WorkflowState.NEW);
        var now = NOW;
        var steps = new ArrayList<WorkflowStep>();
        for (int i = 0; i < 60; i++) {
            now = now.plus(Duration.ofMillis(random.nextLong(3_600_000)));
            var step = WorkflowMachine.on(
                    call, events.get(random.nextInt(events.size())), now, POLICY, random.nextDouble());
            holdsTogether(step.next());
            steps.add(step);
            call = step.next();
        }
        return steps;
    }

    private static void holdsTogether(Workflow call) {
        assertThat(call.retryCount()).as("%s", call).isBetween(0, call.maxRetries());
        assertThat(call.classification().isPresent())
                .as("%s", call)
                .isEqualTo(call.classificationId().isPresent());
        assertThat(call.nextActionAt()).as("%s", call).isBetween(NOW, Instant.parse("2027-12-31T00:00:00Z"));
        if (call.needsReview()) {
            assertThat(call.state()).as("%s", call).isIn(WorkflowState.PENDING, WorkflowState.FAILED);
        }
    }

    private static void forEveryCase(Consumer<Case> check) {
        for (var state : WorkflowState.values()) {
            for (var call : everyRow(state)) {
                for (var event : everyEvent()) {
                    check.accept(new Case(call, event, Calls.on(call, event)));
                }
            }
        }
    }
}
