package io.patchbay.sandbox.twilio;

import static io.patchbay.sandbox.twilio.Carrier.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.sandbox.twilio.webhook.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookFaultTest {

    private static final String CLINIC = "+13125550101";

    private Carrier carrier;
    private Customer customer;

    @BeforeEach
    void start() throws Exception {
        carrier = new Carrier(20);
        customer = new Customer();
        carrier.talker(CLINIC, "");
    }

    @AfterEach
    void stop() {
        carrier.close();
        customer.close();
    }

    @Test
    void everyWebhookIsSignedAndCarriesATokenOfItsOwn() throws Exception {
        customer.answers("/voice", "<Response><Say>Hello.</Say></Response>");

        dial("/status?session=s1");

        eventually().until(() -> customer.at("/status").size() == 4);
        for (Customer.Heard heard : customer.heard) {
            assertThat(heard.headers().get("x-twilio-signature"))
                    .isEqualTo(Signature.of(Carrier.ACCOUNT.authToken(), heard.url(), heard.form()));
            assertThat(heard.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
        }
        assertThat(customer.heard.stream().map(h -> h.headers().get("i-twilio-idempotency-token")))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(customer.at("/voice").getFirst().form().fields())
                .extracting(f -> f.name())
                .contains("CallSid", "AccountSid", "From", "To", "CallStatus", "ApiVersion", "Direction");
        assertThat(carrier.journal.entries("dial", 0).getFirst().text("session"))
                .isEqualTo("s1");
    }

    @Test
    void doubledWebhooksComeTwiceUnderOneToken() throws Exception {
        carrier.faults.set("webhooks.double", 1);

        dial("/status");

        eventually().until(() -> customer.at("/status").size() == 8);
        var tokens = customer.at("/status").stream()
                .collect(Collectors.groupingBy(
                        h -> h.headers().get("i-twilio-idempotency-token"),
                        Collectors.mapping(h -> h.get("SequenceNumber"), Collectors.toList())));
        assertThat(tokens).hasSize(4);
        assertThat(tokens.values())
                .allSatisfy(sequence -> assertThat(sequence).hasSize(2).doesNotContainNull());
    }

    @Test
    void shuffledWebhooksAllArriveInSomeOrder() throws Exception {
        carrier.faults.set("webhooks.shuffleMillis", 20_000);
        List<List<String>> orders = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            String path = "/status" + i;
            dial(path);
            eventually().until(() -> customer.at(path).size() == 4);
            orders.add(customer.values(path, "SequenceNumber"));
        }

        assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrder("0", "1", "2", "3"));
        assertThat(orders).anySatisfy(order -> assertThat(order).isNotEqualTo(List.of("0", "1", "2", "3")));
    }

    @Test
    void aDroppedWebhookNeverComesAndAMissignedOneDoes() throws Exception {
        carrier.faults.set("webhooks.drop", 1);
        dial("/status");
        eventually()
                .untilAsserted(() ->
                        assertThat(customer.values("/status", "SequenceNumber")).containsExactly("1", "2", "3"));

        carrier.faults.set("webhooks.wrongSignature", 1);
        dial("/forged");
        eventually().until(() -> customer.at("/forged").size() == 4);
        Customer.Heard forged = customer.at("/forged").getFirst();
        assertThat(forged.headers().get("x-twilio-signature"))
                .isNotEqualTo(Signature.of(Carrier.ACCOUNT.authToken(), forged.url(), forged.form()));
    }

    @Test
    void anErrorIsRetriedOnlyWhereTheUrlSaysSo() throws Exception {
        customer.failsAt("/plain", 500).failsAt("/retried", 500);

        dial("/plain");
        dial("/retried#rc=2&rp=5xx");

        eventually()
                .until(() -> customer.at("/retried").size() == 12
                        && customer.at("/plain").size() == 4);
        assertThat(customer.at("/retried").stream()
                        .limit(3)
                        .map(h -> h.headers().get("i-twilio-idempotency-token"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void theOrderIsTheRealOneByDefaultHoweverSlowTheCustomer() throws Exception {
        carrier.faults.set("webhooks.delayMillis", 3000);

        dial("/status");

        eventually()
                .untilAsserted(() ->
                        assertThat(customer.values("/status", "SequenceNumber")).containsExactly("0", "1", "2", "3"));
    }

    private void dial(String status) throws Exception {
        customer.answers("/voice", "<Response><Say>Hello.</Say></Response>");
        carrier.post(
                "/Calls.json",
                "To",
                CLINIC,
                "From",
                Carrier.FROM,
                "Url",
                customer.url("/voice"),
                "StatusCallback",
                customer.url(status),
                "StatusCallbackEvent",
                "initiated",
                "StatusCallbackEvent",
                "ringing",
                "StatusCallbackEvent",
                "answered completed");
    }
}
