package io.patchbay.agent.port;

import io.patchbay.agent.listen.ReasonerQuestion;
import io.patchbay.agent.listen.ReasonerReply;
import java.time.Duration;

/// A second opinion from a language model: one typed question, one typed answer.
public interface Reasoner {

    /// Blocks for at most `timeout` and answers in the kind of the question, or throws [VendorFailure]. Changes
    /// nothing anywhere, so it may always be asked again; at most one question per call in flight is the caller's
    /// duty.
    ReasonerReply ask(ReasonerQuestion question, Duration timeout);
}
