package io.patchbay.agent.schedule;

import io.patchbay.contract.phi.Phone;

/// Whom somebody wants to call, and what the row and the lists say about it.
public record DialRequest(Phone clinic, boolean onDoNotCallList, AttemptsOfDay attempts) {}
