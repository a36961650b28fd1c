package io.patchbay.agent.runtime;

import io.patchbay.agent.call.Call;
import io.patchbay.agent.call.CallNews;
import io.patchbay.agent.call.CallState;
import io.patchbay.agent.call.Effect;
import io.patchbay.agent.call.EndReason;
import io.patchbay.agent.call.Moment;
import io.patchbay.agent.call.Step;
import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.agent.workflow.Workflow;
import io.patchbay.agent.workflow.WorkflowEvent;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.row.ClassificationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What one call writes: turns a step into rows. One per call, used by its runner's thread alone. Keeps the pending
/// call's workflow as
/// of the last commit, since while a call is on the line hardly anybody else moves it.
final class CallBooks {

    private final CallSubject subject;
    private final BookKeeping keeping;
    private final Map<Integer, UUID> ivrEvents = new HashMap<>();
    private Workflow workflow;
    private Optional<ClassificationId> classification;

    CallBooks(CallSubject subject, Workflow workflow, BookKeeping keeping) {
        this.subject = subject;
        this.workflow = workflow;
        this.keeping = keeping;
        this.classification = subject.plan().remembered();
    }

    /// The rows of one step, in order, and what the workflow will be once they are committed.
    Page page(Step step, Instant now) {
        List<StoreWrite> writes = new ArrayList<>();
        CallState state = step.next();
        writes.add(new StoreWrite.UpdateSession(
                subject.session(), keeping.agent(), keeping.rows().of(state, now.plus(keeping.lease()))));
        Workflow moved = workflow;
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Recorded recorded) {
                moved = record(recorded, state.call(), moved, now, writes);
            }
        }
        if (state instanceof CallState.Ended(Call call, EndReason reason)) {
            writes.add(new StoreWrite.ShowCallStatus(subject.pendingCall(), shown(call, reason)));
        }
        return new Page(writes, moved);
    }

    /// The page is in the database.
    void committed(Page page) {
        workflow = page.workflow();
    }

    /// Somebody else moved the pending call: this is where it is now.
    void reread(Workflow actual) {
        workflow = actual;
    }

    /// What a step writes, and the workflow afterwards.
    record Page(List<StoreWrite> writes, Workflow workflow) {

        /// The same without anything about the pending call's workflow.
        Page withoutWorkflow(Workflow unmoved) {
            return new Page(
                    writes.stream()
                            .filter(write -> !(write instanceof StoreWrite.MoveWorkflow))
                            .toList(),
                    unmoved);
        }
    }

    private Workflow record(Effect.Recorded effect, Call call, Workflow before, Instant now, List<StoreWrite> writes) {
        switch (effect) {
            case Effect.NoteIvr note -> writes.add(ivr(note, call, now));
            case Effect.MarkExecuted mark -> {
                UUID id = ivrEvents.get(mark.action());
                if (id != null && mark.accepted()) {
                    writes.add(new StoreWrite.MarkIvrExecuted(id, now));
                }
            }
            case Effect.Remember remember -> remember(remember, call, now, writes);
            case Effect.Verified verified ->
                writes.add(new StoreWrite.VerifyClassification(verified.classification(), now));
            case Effect.TellWorkflow tell -> {
                return news(tell.news(), before, now, writes);
            }
            case Effect.NoteSurprise surprise ->
                writes.add(new StoreWrite.MergeSessionMetadata(subject.session(), Map.of("surprise", surprise.what())));
        }
        return before;
    }

    private StoreWrite ivr(Effect.NoteIvr note, Call call, Instant now) {
        UUID id = keeping.ids().get();
        if (note.action() > 0) {
            ivrEvents.put(note.action(), id);
        }
        return new StoreWrite.InsertIvrEvent(
                id,
                subject.session(),
                call.clinic().sid(),
                note.prompt(),
                keeping.sttSource(),
                note.type(),
                note.value(),
                note.atMillis(),
                now);
    }

    private void remember(Effect.Remember remember, Call call, Instant now, List<StoreWrite> writes) {
        ClassificationId id = new ClassificationId(keeping.ids().get());
        classification = Optional.of(id);
        Optional<Duration> took = call.at(Moment.ANSWERED).map(answered -> Duration.between(answered, now));
        writes.add(new StoreWrite.InsertClassification(
                id,
                subject.phone(),
                subject.clinicName(),
                remember.type(),
                remember.confidence(),
                remember.path(),
                took,
                call.clinic().sid(),
                now,
                now.plus(keeping.rememberFor())));
        writes.add(new StoreWrite.MergeSessionMetadata(
                subject.session(), SessionMetadata.classification(id, remember, now)));
    }

    private Workflow news(CallNews news, Workflow before, Instant now, List<StoreWrite> writes) {
        writes.add(new StoreWrite.MergeSessionMetadata(subject.session(), SessionMetadata.of(news, now)));
        Workflow moved = before;
        for (WorkflowEvent event : events(news)) {
            var step = keeping.workflows().step(moved, event, now);
            if (step.isAccepted()) {
                writes.add(keeping.workflows()
                        .move(moved, event, step, Optional.of(subject.session()), Optional.empty(), true, now));
                moved = step.next();
            }
        }
        return moved;
    }

    private List<WorkflowEvent> events(CallNews news) {
        return switch (news) {
            case CallNews.PersonReached person -> with(new WorkflowEvent.PersonReached(), classified(person.type()));
            case CallNews.PhoneTreeLearned tree ->
                classified(tree.type()).map(List::of).orElseGet(List::of);
            case CallNews.Failed failed -> List.of(new WorkflowEvent.CallFailed(Failures.of(failed.reason())));
            case CallNews.Reported reported -> List.of(new WorkflowEvent.AssistantReported(reported.outcome()));
        };
    }

    private Optional<WorkflowEvent> classified(ClassificationType type) {
        return classification.map(id -> new WorkflowEvent.Classified(id, type));
    }

    private static List<WorkflowEvent> with(WorkflowEvent first, Optional<WorkflowEvent> second) {
        return second.map(event -> List.of(first, event)).orElseGet(() -> List.of(first));
    }

    private static String shown(Call call, EndReason reason) {
        if (reason == EndReason.VOICEMAIL || reason == EndReason.MAILBOX_FULL) {
            return "voicemail";
        }
        return call.assistantWasIn() || reason == EndReason.CLASSIFIED ? "completed" : "failed";
    }
}
