package io.patchbay.agent.port;

import io.patchbay.agent.listen.ReasonerQuestion;
import io.patchbay.agent.listen.ReasonerReply;
import java.time.Duration;

/// A language model asked one typed question at a time. Blocks up to `timeout`; throws [VendorFailure] for a refusal, an answer that
/// does not fit, or none in time.
public interface Reasoner {

    ReasonerReply ask(ReasonerQuestion question, Duration timeout);
}
