package io.patchbay.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Patient data planted in every field a provider can fill never shows in a log line or a metric, and comes back
/// to nobody but an assistant that may have it.
final class NothingTellsTest {

    private static final List<String> CANARIES =
            List.of(WaysInHouse.NAME, "Featherstone", WaysInHouse.DOB, "5550004242", "5550001111", "canary-in-");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger all = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.patchbay");
    private final AppenderBase<ILoggingEvent> catcher = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage()
                    + event.getKeyValuePairs()
                    + event.getMDCPropertyMap()
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    };

    @BeforeEach
    void listen() {
        catcher.start();
        all.addAppender(catcher);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        all.detachAppender(catcher);
        ours.setLevel(null);
    }

    @Test
    void noPatientShowsInLogsMetricsOrRefusals() {
        try (var house = new WaysInHouse()) {
            house.signed(TwilioForms.CALL_PATH, TwilioForms.call("ringing", 1));
            house.signed(TwilioForms.CALL_PATH, TwilioForms.call("ringing", 1));
            house.signed(TwilioForms.TWIML_PATH, TwilioForms.call("in-progress", 2));
            var refusals = List.of(
                    house.twilio(TwilioForms.CALL_PATH, TwilioForms.call("ringing", 1), "canary-in-signature"),
                    house.signed(TwilioForms.CALL_PATH, TwilioForms.call("ringing", 1, Duration.ofHours(1))),
                    house.signed("/twilio/call?session=canary-in-session&leg=clinic", TwilioForms.call("ringing", 1)),
                    house.signed("/twilio/call/canary-in-path", Map.of("CallSid", WaysInHouse.NAME)),
                    house.signed(TwilioForms.CALL_PATH, new HashMap<>(Map.of("Note", WaysInHouse.NAME))),
                    house.vapi("/vapi/events", "{\"" + WaysInHouse.NAME, "whsec"),
                    house.vapi("/vapi/events", VapiMessages.report("c", "b", WaysInHouse.NAME), "canary-in-secret"),
                    house.vapi(
                            "/vapi/events",
                            VapiMessages.question("call-1", "00000000-0000-0000-0000-0000000000ff"),
                            "whsec"));
            assertThat(refusals).allSatisfy(answer -> assertThat(answer.body()).doesNotContain(CANARIES));

            house.vapi("/vapi/events", VapiMessages.question("call-1", WaysInHouse.PENDING.toString()), "whsec");
            house.vapi("/vapi/events", VapiMessages.report("call-1", WaysInHouse.PENDING.toString(), "x"), "whsec");
            house.databaseDown = true;
            house.signed(TwilioForms.CALL_PATH, TwilioForms.call("in-progress", 3));
            house.vapi("/vapi/events", VapiMessages.report("call-2", WaysInHouse.PENDING.toString(), "x"), "whsec");

            assertThat(house.reports).hasSize(1);
            assertThat(house.meters.getMeters())
                    .extracting(Meter::getId)
                    .allSatisfy(id -> assertThat(id.toString()).doesNotContain(CANARIES));
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(CANARIES));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("A webhook could not be taken"));
    }
}
