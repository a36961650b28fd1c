package io.patchbay.agent.schedule;

/// What the end of one attempt tells the breaker about the providers.
public enum BreakerSignal {
    /// The carrier did its part, whoever answered.
    CALL_CARRIED("calls go through"),
    /// The assistant spoke with a clinic: carrier and assistant both did.
    CONVERSATION_HELD("conversations are held"),
    /// The carrier could not complete the call.
    CARRIER_DOWN("the carrier could not complete calls"),
    /// A provider refused our credentials.
    CREDENTIALS_REFUSED("a provider refused our credentials"),
    /// The assistant could not be brought onto the call.
    ASSISTANT_DOWN("the assistant could not join calls"),
    /// Nothing about any provider.
    SAYS_NOTHING("nothing is known");

    private final String sentence;

    BreakerSignal(String sentence) {
        this.sentence = sentence;
    }

    /// The cause in plain English, without a full stop.
    public String sentence() {
        return sentence;
    }
}
