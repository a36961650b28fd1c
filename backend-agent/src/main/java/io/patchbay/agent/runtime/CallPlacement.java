package io.patchbay.agent.runtime;

import io.patchbay.agent.call.Call;
import io.patchbay.agent.call.CallMachine;
import io.patchbay.agent.call.CallPlan;
import io.patchbay.agent.call.Step;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.Classifications;
import io.patchbay.agent.port.store.DueCalls;
import io.patchbay.agent.port.store.Housekeeping;
import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.agent.schedule.AttemptsOfDay;
import io.patchbay.agent.schedule.DialDecision;
import io.patchbay.agent.schedule.DialRequest;
import io.patchbay.agent.schedule.WaitReason;
import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.agent.workflow.Workflow;
import io.patchbay.agent.workflow.WorkflowEffect;
import io.patchbay.agent.workflow.WorkflowEvent;
import io.patchbay.agent.workflow.WorkflowStep;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.row.ClassificationType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one claimed row as far as it goes: looks its clinic up, asks the dial rules, and starts its call. Nothing is
/// dialled
/// before the session's row and the workflow's move are committed together.
final class CallPlacement {

    private static final Logger LOG = LoggerFactory.getLogger(CallPlacement.class);
    private static final Duration NUMBER_TAKEN = Duration.ofSeconds(10);

    private final Desks desks;
    private final Reading reading;
    private final BookKeeping keeping;
    private final CallWorld world;

    /// Whom to ask.
    record Desks(DialDesk dialling, Workflows workflows) {}

    /// What to read.
    record Reading(Classifications classifications, Housekeeping housekeeping) {}

    CallPlacement(Desks desks, Reading reading, BookKeeping keeping, CallWorld world) {
        this.desks = desks;
        this.reading = reading;
        this.keeping = keeping;
        this.world = world;
    }

    /// Moves a due row until it waits again or its call has started.
    void advance(DueCalls.DueCall call) {
        try {
            advance(call, call.workflow(), new WorkflowEvent.Due());
        } catch (CallStore.StaleRow moved) {
            LOG.atInfo().addKeyValue("pendingCall", call.workflow().id()).log("somebody else moved the row");
        }
    }

    private void advance(DueCalls.DueCall call, Workflow workflow, WorkflowEvent event) {
        Instant now = world.time().instant();
        WorkflowStep step = desks.workflows().step(workflow, event, now);
        if (!step.isAccepted()) {
            LOG.atWarn()
                    .addKeyValue("pendingCall", workflow.id())
                    .addKeyValue("state", workflow.state())
                    .addKeyValue("event", event.word())
                    .log("the workflow refused an event");
            return;
        }
        boolean asksOn = step.effects().stream().anyMatch(CallPlacement::continues);
        world.store()
                .commit(List.of(desks.workflows()
                        .move(workflow, event, step, Optional.empty(), Optional.empty(), !asksOn, now)));
        for (WorkflowEffect effect : step.effects()) {
            switch (effect) {
                case WorkflowEffect.LookUpClassification look -> advance(call, step.next(), lookUp(call, now));
                case WorkflowEffect.PlaceCall place -> place(call, step.next(), place.purpose());
                case WorkflowEffect.EndCall end -> {}
                case WorkflowEffect.UpdateMetadata update -> {}
                case WorkflowEffect.WakeAt wake -> {}
                case WorkflowEffect.NoteSurprise surprise -> {}
            }
        }
    }

    private static boolean continues(WorkflowEffect effect) {
        return effect instanceof WorkflowEffect.LookUpClassification || effect instanceof WorkflowEffect.PlaceCall;
    }

    private WorkflowEvent lookUp(DueCalls.DueCall call, Instant now) {
        return reading.classifications()
                .findActive(call.phone(), now)
                .<WorkflowEvent>map(known -> new WorkflowEvent.ClassificationFound(known.id(), known.type()))
                .orElseGet(WorkflowEvent.ClassificationMissing::new);
    }

    private void place(DueCalls.DueCall call, Workflow workflow, CallPurpose purpose) {
        Instant now = world.time().instant();
        DialRequest request = new DialRequest(
                call.phone(),
                reading.housekeeping().isDoNotCall(call.phone(), now),
                new AttemptsOfDay(call.attemptsToday(), call.lastAttemptDay()));
        switch (desks.dialling().decide(request, now)) {
            case DialDecision.Refused refused ->
                advance(
                        call,
                        workflow,
                        new WorkflowEvent.DialNotAllowed(refused.reason(), refused.tryAgainAt(), refused.text()));
            case DialDecision.Allowed allowed ->
                begin(call, workflow, purpose, allowed.attempts().day());
        }
    }

    private void begin(DueCalls.DueCall call, Workflow workflow, CallPurpose purpose, Optional<LocalDate> day) {
        Instant now = world.time().instant();
        CallSessionId session = new CallSessionId(keeping.ids().get());
        CallPlan plan = plan(workflow, purpose);
        CallSubject subject = new CallSubject(session, workflow.id(), purpose, call.phone(), call.clinicName(), plan);
        WorkflowEvent started = new WorkflowEvent.CallStarted(session, purpose);
        WorkflowStep step = desks.workflows().step(workflow, started, now);
        if (!step.isAccepted()) {
            desks.dialling().ended(call.phone());
            return;
        }
        Step first = CallMachine.begin(new Call.Keys(session, workflow.id(), purpose), plan, now, world.policy());
        CallBooks books = new CallBooks(subject, step.next(), keeping);
        List<StoreWrite> writes = new ArrayList<>();
        writes.add(new StoreWrite.InsertSession(
                session,
                workflow.id(),
                purpose,
                call.phone(),
                call.clinicName(),
                plan.remembered(),
                keeping.agent(),
                now.plus(keeping.lease()),
                now));
        writes.add(desks.workflows().move(workflow, started, step, Optional.of(session), day, true, now));
        writes.add(new StoreWrite.ShowCallStatus(workflow.id(), "calling"));
        writes.addAll(books.page(first, now).writes());
        if (commit(writes, call, workflow)) {
            CallRunner runner = new CallRunner(subject, books, first.next(), world);
            world.calls().add(runner);
            runner.start(first.effects());
        }
    }

    private boolean commit(List<StoreWrite> writes, DueCalls.DueCall call, Workflow workflow) {
        try {
            world.store().commit(writes);
            return true;
        } catch (CallStore.LineTaken taken) {
            desks.dialling().ended(call.phone());
            advance(
                    call,
                    workflow,
                    new WorkflowEvent.DialNotAllowed(
                            WaitReason.CLINIC_BUSY, world.time().instant().plus(NUMBER_TAKEN)));
            return false;
        } catch (CallStore.StaleRow | CallStore.StoreUnavailable notWritten) {
            desks.dialling().ended(call.phone());
            throw notWritten;
        }
    }

    private CallPlan plan(Workflow workflow, CallPurpose purpose) {
        if (purpose == CallPurpose.CLASSIFICATION) {
            return new CallPlan.Unknown();
        }
        return workflow.classificationId()
                .flatMap(reading.classifications()::find)
                .map(CallPlacement::plan)
                .orElseGet(CallPlan.Unknown::new);
    }

    private static CallPlan plan(Classifications.Remembered known) {
        return known.type() == ClassificationType.HUMAN
                ? new CallPlan.Person(known.id())
                : new CallPlan.Path(known.id(), known.type(), known.path());
    }
}
