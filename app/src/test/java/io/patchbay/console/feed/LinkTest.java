package io.patchbay.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.console.feed.Link.Condition;
import io.patchbay.console.testkit.CallBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkTest {

    private static final Instant NOW = CallBuilder.NOW;

    @ParameterizedTest
    @CsvSource({"0,LIVE", "2999,LIVE", "3000,LATE", "5999,LATE", "6000,LOST", "60000,LOST"})
    void theLightTurnsWithTimeAlone(long silentMillis, Condition expected) {
        var link = Link.NEW.heard(NOW);

        assertThat(link.at(NOW.plusMillis(silentMillis), FeedPolicy.USUAL)).isEqualTo(expected);
    }

    @Test
    void aFailureDoesNotTurnTheLightBeforeRowsAreOld() {
        var link = Link.NEW.heard(NOW).failed("timed_out");

        assertThat(link.at(NOW.plusSeconds(2), FeedPolicy.USUAL)).isEqualTo(Condition.LIVE);
        assertThat(link.failure()).isEqualTo("timed_out");
    }

    @Test
    void beforeTheFirstAnswerItConnectsOrHasFailed() {
        assertThat(Link.NEW.at(NOW, FeedPolicy.USUAL)).isEqualTo(Condition.CONNECTING);
        assertThat(Link.NEW.failed("unreachable").at(NOW, FeedPolicy.USUAL)).isEqualTo(Condition.LOST);
    }

    @Test
    void anAnswerHealsIt() {
        var healed = Link.NEW.failed("unreachable").heard(NOW);

        assertThat(healed.at(NOW, FeedPolicy.USUAL)).isEqualTo(Condition.LIVE);
        assertThat(healed.failure()).isNull();
    }

    @Test
    void aClockThatWentBackIsNoSilence() {
        assertThat(Link.NEW.heard(NOW).silenceAt(NOW.minusSeconds(5))).isEqualTo(Duration.ZERO);
    }
}
