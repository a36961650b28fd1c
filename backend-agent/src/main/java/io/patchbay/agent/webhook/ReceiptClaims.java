package io.patchbay.agent.webhook;

/// Claims a provider's message once, over all agents and restarts: one atomic insert.
public interface ReceiptClaims {

    /// True for the first caller, false for every repetition. Blocks for the database; throws when it cannot say.
    boolean claim(String provider, String key);
}
