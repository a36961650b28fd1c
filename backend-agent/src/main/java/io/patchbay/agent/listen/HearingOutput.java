package io.patchbay.agent.listen;

import io.patchbay.contract.phi.Transcript;
import java.util.List;

/// What hearing asks of the owner of the call, or tells it.
public sealed interface HearingOutput {

    /// Who answered. Once per call, and again only when a person turns out to be something else by the rules
    /// for revision, or a recording that was screening, hold or transfer gives way to a party that can be
    /// named.
    record VerdictReached(Verdict verdict) implements HearingOutput {}

    /// Do this on the clinic leg and report it with [HearingInput.ActionDone] under the same number. Nothing
    /// else is asked of the line until then.
    record Act(int id, PathAction action, String promptFingerprint, Transcript prompt) implements HearingOutput {}

    /// Ask the reasoner; one question is open at a time, a newer one replaces it.
    record AskReasoner(int id, ReasonerQuestion question) implements HearingOutput {}

    /// A prompt was heard to its end.
    record PromptHeard(String fingerprint, Transcript text, AudioTime at) implements HearingOutput {}

    /// The line says, or sounds as if, it is connecting the call on.
    record TransferHeard(AudioTime at) implements HearingOutput {}

    /// A person is on the line after a tree, a transfer, screening or a queue: let the assistant in.
    record PersonHeard(List<Evidence> evidence, AudioTime at) implements HearingOutput {

        public PersonHeard {
            evidence = List.copyOf(evidence);
        }
    }

    /// The learned moment at which a person comes: let the assistant in now; it speaks first only once somebody is
    /// heard ([PersonHeard]).
    record TransferMoment(AudioTime at) implements HearingOutput {}

    /// On hold with the clinic: the assistant is to be held until [PersonHeard].
    record QueueHeard(AudioTime at) implements HearingOutput {}

    /// The way to the goal has been walked to its end. `verified` means that the learned path worked
    /// unchanged; without it the path is new and replaces what was known.
    record PathFinished(LearnedPath path, boolean verified, AudioTime at) implements HearingOutput {}

    /// At this step (from 0) the clinic's menu was not the learned one; navigation is live from here.
    record PathChanged(int step, AudioTime at) implements HearingOutput {}

    /// Hearing can do no more for this call.
    record Stuck(StuckReason reason, AudioTime at) implements HearingOutput {}
}
