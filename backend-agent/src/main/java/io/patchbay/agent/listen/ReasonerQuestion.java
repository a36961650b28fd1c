package io.patchbay.agent.listen;

import io.patchbay.contract.phi.Transcript;
import java.util.List;
import java.util.Set;

/// One typed question to the language model.
public sealed interface ReasonerQuestion {

    /// Who is this? `transcript` has one utterance per line; `speechMillis` is the audio from the first to
    /// the last word, `stillSpeaking` whether the speaker has not ended, `evidence` what the rules made of
    /// it.
    record WhoAnswered(Transcript transcript, long speechMillis, boolean stillSpeaking, List<Evidence> evidence)
            implements ReasonerQuestion {

        public WhoAnswered {
            evidence = List.copyOf(evidence);
        }
    }

    /// Which of the offered keys leads to the goal? No key is a good answer, a wrong key is not.
    record WhichKey(Transcript menu, Goal goal, Set<String> offered) implements ReasonerQuestion {

        public WhichKey {
            offered = Set.copyOf(offered);
        }
    }
}
