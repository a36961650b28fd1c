package io.patchbay.agent.adapter.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.contract.id.CallSessionId;
import org.junit.jupiter.api.Test;

class StreamTokenTest {

    private static final CallSessionId SESSION = CallSessionId.parse("6f1c2b4e-0000-4000-8000-000000000001");
    private static final CallSessionId OTHER = CallSessionId.parse("6f1c2b4e-0000-4000-8000-000000000002");

    private final StreamToken tokens = new StreamToken("a secret");

    @Test
    void aTokenIsGoodForItsSessionAndNoOther() {
        assertThat(tokens.matches(SESSION, tokens.of(SESSION))).isTrue();
        assertThat(tokens.matches(OTHER, tokens.of(SESSION))).isFalse();
    }

    @Test
    void aTokenOfAnotherSecretIsRefused() {
        assertThat(tokens.matches(SESSION, new StreamToken("another secret").of(SESSION)))
                .isFalse();
    }

    @Test
    void anEmptyOrCutTokenIsRefused() {
        assertThat(tokens.matches(SESSION, "")).isFalse();
        assertThat(tokens.matches(SESSION, tokens.of(SESSION).substring(1))).isFalse();
    }

    @Test
    void aTokenFitsAStreamParameter() {
        assertThat(tokens.of(SESSION)).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void aBlankSecretIsRefused() {
        assertThatThrownBy(() -> new StreamToken("")).isInstanceOf(IllegalArgumentException.class);
    }
}
