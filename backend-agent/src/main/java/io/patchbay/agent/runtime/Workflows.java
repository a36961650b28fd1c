package io.patchbay.agent.runtime;

import io.patchbay.agent.port.store.StoreWrite;
import io.patchbay.agent.workflow.RetryPolicy;
import io.patchbay.agent.workflow.Workflow;
import io.patchbay.agent.workflow.WorkflowEffect;
import io.patchbay.agent.workflow.WorkflowEvent;
import io.patchbay.agent.workflow.WorkflowMachine;
import io.patchbay.agent.workflow.WorkflowStep;
import io.patchbay.contract.id.CallSessionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Asks the workflow machine and puts its steps into rows. Holds the policy and the chance; decides nothing.
final class Workflows {

    private final RetryPolicy policy;
    private final RandomGenerator chance;

    Workflows(RetryPolicy policy, RandomGenerator chance) {
        this.policy = policy;
        this.chance = chance;
    }

    WorkflowStep step(Workflow workflow, WorkflowEvent event, Instant now) {
        return WorkflowMachine.on(workflow, event, now, policy, chance.nextDouble());
    }

    /// The row of one accepted step.
    StoreWrite.MoveWorkflow move(
            Workflow before,
            WorkflowEvent event,
            WorkflowStep step,
            Optional<CallSessionId> session,
            Optional<LocalDate> attemptDay,
            boolean release,
            Instant now) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (WorkflowEffect effect : step.effects()) {
            if (effect instanceof WorkflowEffect.UpdateMetadata(Map<String, Object> changes)) {
                metadata.putAll(changes);
            }
        }
        return new StoreWrite.MoveWorkflow(
                before,
                step.next(),
                event.word(),
                step.lastError(),
                step.waitReason(),
                step.reviewReason(),
                metadata,
                session,
                attemptDay,
                release,
                now);
    }
}
