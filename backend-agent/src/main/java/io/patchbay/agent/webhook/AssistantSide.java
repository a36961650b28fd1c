package io.patchbay.agent.webhook;

import io.patchbay.agent.port.store.Briefs;

/// What the assistant's ways in need besides the calls.
public record AssistantSide(Briefs briefs, CallFinder finder, AssistantChoice choice, Reports reports) {}
