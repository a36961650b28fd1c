package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallPlan;
import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;

/// Whom a call is to and what for: what the runtime must know beside the machine's state.
public record CallSubject(
        CallSessionId session,
        PendingCallId pendingCall,
        CallPurpose purpose,
        Phone phone,
        String clinicName,
        CallPlan plan) {}
