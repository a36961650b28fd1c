package io.patchbay.sandbox.twilio;

import static io.patchbay.sandbox.twilio.Carrier.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.line.FarEnd;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MachineDetectionTest {

    private static final String CLINIC = "+13125550101";
    private static final String LONG = "You have reached the voice mailbox of the clinic, please leave a message.";

    private Carrier carrier;
    private Customer customer;

    @BeforeEach
    void start() throws Exception {
        carrier = new Carrier(20);
        customer = new Customer().answers("/voice", "<Response><Pause length=\"60\"/></Response>");
    }

    @AfterEach
    void stop() {
        carrier.close();
        customer.close();
    }

    @Test
    void aShortGreetingIsAHumanAndALongOneAMachine() throws Exception {
        speaks("Front desk.", 200);
        dial("Enable", "true");
        eventually()
                .untilAsserted(
                        () -> assertThat(customer.values("/amd", "AnsweredBy")).containsExactly("human"));
        assertThat(Integer.parseInt(customer.at("/amd").getFirst().get("MachineDetectionDuration")))
                .isBetween(4500, 7500);

        speaks(LONG, 200);
        dial("Enable", "true");
        eventually()
                .untilAsserted(() ->
                        assertThat(customer.values("/amd", "AnsweredBy")).containsExactly("human", "machine_start"));
    }

    @Test
    void waitingForTheEndOfTheMessageTellsHowItEnded() throws Exception {
        speaks(LONG, 200);
        dial("DetectMessageEnd", "true");

        eventually()
                .untilAsserted(
                        () -> assertThat(customer.values("/amd", "AnsweredBy")).containsExactly("machine_end_silence"));
    }

    @Test
    void aSilentLineIsUnknownAndSynchronousDetectionHoldsTheDocumentBack() throws Exception {
        speaks("", 200);
        dial("Enable", "false");

        eventually()
                .untilAsserted(() ->
                        assertThat(customer.values("/voice", "AnsweredBy")).containsExactly("unknown"));
        assertThat(customer.at("/voice").getFirst().get("MachineDetectionDuration"))
                .isEqualTo("5000");
    }

    private void speaks(String greeting, int pauseFrames) {
        carrier.with(CLINIC, new FarEnd.PicksUp(Duration.ofSeconds(1), new Talker(greeting, pauseFrames)));
    }

    private void dial(String mode, String async) throws Exception {
        String sid = carrier.post(
                        "/Calls.json",
                        "To",
                        CLINIC,
                        "From",
                        Carrier.FROM,
                        "Url",
                        customer.url("/voice"),
                        "MachineDetection",
                        mode,
                        "AsyncAmd",
                        async,
                        "AsyncAmdStatusCallback",
                        customer.url("/amd"))
                .get("sid");
        assertThat(List.of(sid)).allSatisfy(s -> assertThat(s).startsWith("CA"));
    }
}
