package io.patchbay.agent.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssistantOutcomeTest {

    @Test
    void theKnownWordsAreReadWhateverTheirCase() {
        assertThat(AssistantOutcome.ofEvaluation(Optional.of("Sending Records")))
                .isEqualTo(AssistantOutcome.SENDING_RECORDS);
        assertThat(AssistantOutcome.ofEvaluation(Optional.of(" no show\n"))).isEqualTo(AssistantOutcome.NO_SHOW);
        assertThat(AssistantOutcome.ofEvaluation(Optional.of("UNABLE TO CONNECT")))
                .isEqualTo(AssistantOutcome.UNABLE_TO_CONNECT);
    }

    @Test
    void anythingElseIsUnknown() {
        assertThat(AssistantOutcome.ofEvaluation(Optional.empty())).isEqualTo(AssistantOutcome.UNKNOWN);
        assertThat(AssistantOutcome.ofEvaluation(Optional.of("true"))).isEqualTo(AssistantOutcome.UNKNOWN);
        assertThat(AssistantOutcome.ofEvaluation(Optional.of("Not Sending Records")))
                .isEqualTo(AssistantOutcome.UNKNOWN);
    }
}
