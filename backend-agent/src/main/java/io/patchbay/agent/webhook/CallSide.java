package io.patchbay.agent.webhook;

import io.patchbay.contract.id.CallSessionId;
import java.util.function.Predicate;

/// What both providers' ways in need of the agent. `hears` tells whether a call's audio has a socket at this
/// moment.
public record CallSide(CallInbox inbox, ReceiptClaims claims, Predicate<CallSessionId> hears) {}
