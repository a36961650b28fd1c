package io.patchbay.sandbox.twilio;

import static io.patchbay.sandbox.twilio.Carrier.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.line.FarEnd;
import io.patchbay.sandbox.twilio.Carrier.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallLifeTest {

    private static final String CLINIC = "+13125550101";

    private Carrier carrier;
    private Customer customer;

    @BeforeEach
    void start() throws Exception {
        carrier = new Carrier(20);
        customer = new Customer();
    }

    @AfterEach
    void stop() throws Exception {
        carrier.close();
        customer.close();
    }

    @Test
    void aCallIsQueuedRingsIsAnsweredAndEndsWithItsDocument() throws Exception {
        carrier.talker(CLINIC, "Good morning, this is the clinic.");
        customer.answers("/voice", "<Response><Pause length=\"2\"/></Response>");

        Answer created = dial("/voice", "answered", "completed", "initiated", "ringing");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.get("status")).isEqualTo("queued");
        assertThat(created.get("sid")).matches("CA[0-9a-f]{32}");
        assertThat(created.body().path("duration").isNull()).isTrue();
        eventually()
                .untilAsserted(() -> assertThat(customer.values("/status", "CallStatus"))
                        .containsExactly("initiated", "ringing", "in-progress", "completed"));
        assertThat(customer.values("/status", "SequenceNumber")).containsExactly("0", "1", "2", "3");
        Customer.Heard last = customer.at("/status").getLast();
        assertThat(Integer.parseInt(last.get("CallDuration"))).isGreaterThanOrEqualTo(2);
        assertThat(Integer.parseInt(last.get("Duration"))).isPositive();
        assertThat(last.get("SipResponseCode")).isEqualTo("200");
        assertThat(last.get("CallbackSource")).isEqualTo("call-progress-events");
        assertThat(last.get("Timestamp")).endsWith("+0000");
        Answer now = carrier.get("/Calls/" + created.get("sid") + ".json");
        assertThat(now.get("status")).isEqualTo("completed");
        assertThat(now.get("duration")).isEqualTo(last.get("CallDuration"));
        assertThat(now.get("to_formatted")).isEqualTo("(312) 555-0101");
    }

    @Test
    void callsThatReachNobodySayWhy() throws Exception {
        carrier.with("+13125550102", new FarEnd.Engaged());
        carrier.with("+13125550103", new FarEnd.RingsOut());
        Map<String, List<String>> expected = Map.of(
                "+13125550102", List.of("busy", "486"),
                "+13125550103", List.of("no-answer", "487"),
                "+13125550104", List.of("failed", "404"));

        for (String number : expected.keySet()) {
            carrier.post(
                    "/Calls.json",
                    "To",
                    number,
                    "From",
                    Carrier.FROM,
                    "Twiml",
                    "<Response><Hangup/></Response>",
                    "Timeout",
                    "5",
                    "StatusCallback",
                    customer.url("/end"));
        }

        eventually().untilAsserted(() -> assertThat(customer.at("/end")).hasSize(3));
        for (Customer.Heard end : customer.at("/end")) {
            assertThat(List.of(end.get("CallStatus"), end.get("SipResponseCode")))
                    .isEqualTo(expected.get(end.get("To")));
        }
    }

    @Test
    void aCallCanceledWhileQueuedIsNeverSpokenOf() throws Exception {
        carrier.close();
        carrier = new Carrier(20, 0.001, null);
        carrier.talker(CLINIC, "Hello?");
        customer.answers("/voice", "<Response><Pause length=\"60\"/></Response>");
        dial("/voice", "initiated", "completed");

        Answer second = dial("/voice", "initiated", "completed");
        assertThat(Integer.parseInt(second.get("queue_time"))).isBetween(500_000, 1_000_000);
        Answer canceled = carrier.post("/Calls/" + second.get("sid") + ".json", "Status", "canceled");

        assertThat(canceled.get("status")).isEqualTo("canceled");
        eventually().untilAsserted(() -> assertThat(customer.at("/voice")).hasSize(1));
        eventually()
                .during(Duration.ofMillis(300))
                .untilAsserted(
                        () -> assertThat(customer.values("/status", "CallSid")).doesNotContain(second.get("sid")));
    }

    @Test
    void aCallMayBeRedirectedOnlyWhileItIsTalking() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "Hello?");
        customer.answers("/voice", "<Response><Pause length=\"600\"/></Response>");
        String call = "/Calls/" + dial("/voice", "completed").get("sid") + ".json";
        assertThat(carrier.post(call, "Twiml", "<Response/>").get("code")).isEqualTo("21220");
        eventually().until(() -> clinic.answered);

        carrier.post(
                call, "Twiml", "<Response><Play digits=\"2w#\"/><Say>One moment please.</Say><Hangup/></Response>");

        eventually().until(() -> clinic.gone);
        assertThat(clinic.digits).containsExactly('2', '#');
        assertThat(clinic.digitFrames.get(1) - clinic.digitFrames.get(0)).isEqualTo(10 + 25);
        assertThat(clinic.words).containsExactly("One", "moment", "please.");
        eventually()
                .untilAsserted(() -> assertThat(carrier.get(call).get("status")).isEqualTo("completed"));
        Answer late = carrier.post(call, "Status", "completed");
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.get("code")).isEqualTo("21220");
    }

    @Test
    void aBrokenDocumentEndsTheCallWithAnApologyUnlessThereIsAFallback() throws Exception {
        Talker first = carrier.talker(CLINIC, "");
        Talker second = carrier.talker("+13125550102", "");
        customer.failsAt("/broken", 500);
        customer.answers("/fallback", "<Response><Say>We are back.</Say></Response>");

        carrier.post("/Calls.json", "To", CLINIC, "From", Carrier.FROM, "Url", customer.url("/broken"));
        carrier.post(
                "/Calls.json",
                "To",
                "+13125550102",
                "From",
                Carrier.FROM,
                "Url",
                customer.url("/broken"),
                "FallbackUrl",
                customer.url("/fallback"));

        eventually().until(() -> first.gone && second.gone);
        assertThat(String.join(" ", first.words)).contains("application error has occurred");
        assertThat(second.words).containsExactly("We", "are", "back.");
        assertThat(customer.values("/fallback", "ErrorCode")).containsExactly("11200");
    }

    private Answer dial(String voice, String... events) throws Exception {
        String[] form = new String[8 + 2 * events.length];
        String[] head = {
            "To", CLINIC, "From", Carrier.FROM, "Url", customer.url(voice), "StatusCallback", customer.url("/status")
        };
        System.arraycopy(head, 0, form, 0, 8);
        for (int i = 0; i < events.length; i++) {
            form[8 + 2 * i] = "StatusCallbackEvent";
            form[9 + 2 * i] = events[i];
        }
        return carrier.post("/Calls.json", form);
    }
}
