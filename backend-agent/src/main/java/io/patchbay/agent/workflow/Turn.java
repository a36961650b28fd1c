package io.patchbay.agent.workflow;

import io.patchbay.agent.workflow.WorkflowEffect.EndCall;
import io.patchbay.agent.workflow.WorkflowEffect.LookUpClassification;
import io.patchbay.agent.workflow.WorkflowEffect.NoteSurprise;
import io.patchbay.agent.workflow.WorkflowEffect.PlaceCall;
import io.patchbay.agent.workflow.WorkflowEffect.WakeAt;
import io.patchbay.agent.workflow.WorkflowEvent.DialNotAllowed;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.WorkflowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One row's turn: the row, the moment, and the moves that can be made from there. [WorkflowMachine] says which of
/// them is made.
record Turn(Workflow call, Instant now, RetryPolicy policy, double chance) {

    /// A refusal that names a time already past must not spin.
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    Turn {
        if (!(chance >= 0 && chance < 1)) {
            throw new IllegalArgumentException("chance: must be at least 0 and below 1");
        }
    }

    boolean isEarly() {
        return now.isBefore(call.nextActionAt());
    }

    WorkflowStep stay(WorkflowEffect... effects) {
        return step(call, effects);
    }

    WorkflowStep setAlarmAgain() {
        return stay(new WakeAt(call.nextActionAt()));
    }

    WorkflowStep surprise(WorkflowEvent event) {
        return refuse(event.word() + " makes no sense in state " + call.state().word());
    }

    WorkflowStep refuse(String why) {
        return stay(new NoteSurprise(why));
    }

    /// Back to the start of the queue.
    WorkflowStep queueAgain(int retryCount) {
        var next = call.withRetryCount(retryCount).withReview(false).at(WorkflowState.NEW, now);
        return step(next, new WakeAt(now));
    }

    WorkflowStep lookUp() {
        return waitIn(WorkflowState.CHECKING_CLASSIFICATION, policy.lookUpLimit(), List.of(new LookUpClassification()));
    }

    WorkflowStep callKnownClinic(ClassificationId id, ClassificationType type) {
        return with(call.withClassification(id, type)).place(CallPurpose.TASK, List.of(LatestState.known(type)));
    }

    WorkflowStep callUnknownClinic() {
        return with(call.withoutClassification())
                .place(CallPurpose.CLASSIFICATION, List.of(LatestState.unknownClinic()));
    }

    WorkflowStep callTask() {
        return place(CallPurpose.TASK, List.of());
    }

    WorkflowStep noteClassification(ClassificationId id, ClassificationType type) {
        return step(call.withClassification(id, type), LatestState.known(type));
    }

    WorkflowStep dialRefused(DialNotAllowed refusal) {
        var text = refusal.reason().word() + ": " + refusal.text();
        if (refusal.reason().isFinal()) {
            return end(WorkflowState.FAILED, List.of()).withLastError(text);
        }
        var earliest = now.plus(SHORTEST_WAIT);
        var again = refusal.tryAgainAt().isBefore(earliest) ? earliest : refusal.tryAgainAt();
        return step(call.at(call.state(), again), new WakeAt(again)).withWaitReason(text);
    }

    WorkflowStep onTheLine(WorkflowState state) {
        return waitIn(state, policy.callLimit(), List.of());
    }

    WorkflowStep awaitTaskCall(ClassificationId id, ClassificationType type) {
        return with(call.withClassification(id, type))
                .waitIn(
                        WorkflowState.CLASSIFICATION_PENDING,
                        policy.classificationWait(),
                        List.of(LatestState.known(type)));
    }

    WorkflowStep park() {
        return step(call.at(WorkflowState.PENDING, now));
    }

    WorkflowStep cancel() {
        return end(WorkflowState.FAILED, List.of()).withLastError("cancelled: a supervisor gave the call up");
    }

    WorkflowStep cancelOnTheLine() {
        return end(WorkflowState.FAILED, List.of(new EndCall("cancelled: a supervisor gave the call up")))
                .withLastError("cancelled: a supervisor gave the call up");
    }

    WorkflowStep end(WorkflowState terminal, List<WorkflowEffect> effects) {
        return new WorkflowStep(call.withReview(false).at(terminal, now), effects);
    }

    WorkflowStep review(String why, List<WorkflowEffect> effects) {
        return new WorkflowStep(call.withReview(true).at(WorkflowState.PENDING, now), effects).withReviewReason(why);
    }

    WorkflowStep waitIn(WorkflowState state, Duration wait, List<WorkflowEffect> first) {
        var effects = new ArrayList<>(first);
        var until = now.plus(wait);
        effects.add(new WakeAt(until));
        return new WorkflowStep(call.withReview(false).at(state, until), effects);
    }

    Turn with(Workflow other) {
        return new Turn(other, now, policy, chance);
    }

    private WorkflowStep place(CallPurpose purpose, List<WorkflowEffect> first) {
        var state = switch (purpose) {
            case CLASSIFICATION -> WorkflowState.NEEDS_CLASSIFICATION;
            case TASK -> WorkflowState.READY_TO_CALL;
        };
        var effects = new ArrayList<>(first);
        effects.add(new PlaceCall(purpose));
        return waitIn(state, policy.placementLimit(), effects);
    }

    private static WorkflowStep step(Workflow next, WorkflowEffect... effects) {
        return new WorkflowStep(next, List.of(effects), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
