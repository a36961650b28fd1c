package io.patchbay.sandbox.twilio;

import static io.patchbay.sandbox.twilio.Carrier.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.sandbox.twilio.Carrier.Answer;
import io.patchbay.sandbox.twilio.webhook.Signature;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WordListener;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaStreamTest {

    private static final String CLINIC = "+13125550101";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Carrier carrier;
    private Customer customer;

    @BeforeEach
    void start() throws Exception {
        carrier = new Carrier(20);
        customer = new Customer();
    }

    @AfterEach
    void stop() {
        carrier.close();
        customer.close();
    }

    @Test
    void aStreamBeginsWithTheCallAndMissesNothing() throws Exception {
        carrier.talker(CLINIC, "Good morning, this is the clinic.");
        Answer call = dialStreaming("inbound_track", customer.media(), "6");

        eventually()
                .untilAsserted(() -> assertThat(customer.values("/stream", "StreamEvent"))
                        .containsExactly("stream-started", "stream-stopped"));
        Customer.Socket socket = customer.sockets.getFirst();
        List<JsonNode> messages = parsed(socket);
        assertThat(socket.signature).isEqualTo(Signature.of(Carrier.ACCOUNT.authToken(), customer.media(), Form.EMPTY));
        assertThat(messages.getFirst().toString())
                .isEqualTo("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
        JsonNode start = messages.get(1);
        assertThat(start.path("sequenceNumber").textValue()).isEqualTo("1");
        assertThat(start.at("/start/callSid").asText()).isEqualTo(call.get("sid"));
        assertThat(start.at("/start/tracks/0").asText()).isEqualTo("inbound");
        assertThat(start.at("/start/mediaFormat/encoding").asText()).isEqualTo("audio/x-mulaw");
        assertThat(start.at("/start/customParameters/attempt").asText()).isEqualTo("9f2");
        List<JsonNode> media = messages.subList(2, messages.size() - 1);
        assertThat(media).hasSizeBetween(300, 340);
        WordListener ear = new WatermarkListener();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < media.size(); i++) {
            JsonNode message = media.get(i);
            assertThat(message.path("event").asText()).isEqualTo("media");
            assertThat(message.path("sequenceNumber").textValue()).isEqualTo(String.valueOf(i + 2));
            assertThat(message.at("/media/chunk").textValue()).isEqualTo(String.valueOf(i + 1));
            assertThat(message.at("/media/timestamp").textValue()).isEqualTo(String.valueOf(i * 20));
            assertThat(message.at("/media/track").asText()).isEqualTo("inbound");
            byte[] audio =
                    Base64.getDecoder().decode(message.at("/media/payload").asText());
            assertThat(audio).hasSize(160);
            ear.hear(audio).forEach(word -> words.add(word.text()));
        }
        assertThat(words).startsWith("Good", "morning,", "this", "is", "the", "clinic.", "Good");
        JsonNode stop = messages.getLast();
        assertThat(stop.path("event").asText()).isEqualTo("stop");
        assertThat(stop.at("/stop/callSid").asText()).isEqualTo(call.get("sid"));
        eventually().until(() -> socket.closed == 1000);
    }

    @Test
    void bothTracksCarryBothSidesWithTheirOwnCount() throws Exception {
        carrier.talker(CLINIC, "Good morning.");
        customer.answers("/voice", """
                <Response><Start><Stream name="both" url="%s" track="both_tracks"/></Start><Say>Hello there.</Say></Response>""".formatted(customer.media()));

        carrier.post("/Calls.json", "To", CLINIC, "From", Carrier.FROM, "Url", customer.url("/voice"));

        eventually().until(() -> !customer.sockets.isEmpty() && customer.sockets.getFirst().closed == 1000);
        List<JsonNode> messages = parsed(customer.sockets.getFirst());
        assertThat(words(messages, "outbound")).containsExactly("Hello", "there.");
        long inbound = messages.stream()
                .filter(m -> m.at("/media/track").asText().equals("inbound"))
                .count();
        assertThat(messages.get(messages.size() - 2).at("/media/chunk").asText())
                .isEqualTo(String.valueOf(inbound));
    }

    @Test
    void aStreamIsStartedAndStoppedByRequest() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "Good morning.");
        Answer call = carrier.post(
                "/Calls.json",
                "To",
                CLINIC,
                "From",
                Carrier.FROM,
                "Twiml",
                "<Response><Pause length=\"600\"/></Response>");
        String streams = "/Calls/" + call.get("sid") + "/Streams";
        assertThat(carrier.post(streams + ".json", "Url", customer.media()).get("code"))
                .isEqualTo("21220");
        eventually().until(() -> clinic.answered);

        Answer started = carrier.post(
                streams + ".json",
                "Url",
                customer.media(),
                "Name",
                "ears",
                "Parameter1.Name",
                "token",
                "Parameter1.Value",
                "t1");
        Answer again = carrier.post(streams + ".json", "Url", customer.media(), "Name", "ears");

        assertThat(started.status()).isEqualTo(201);
        assertThat(started.get("sid")).startsWith("MZ");
        assertThat(started.get("status")).isEqualTo("in-progress");
        assertThat(again.status()).isEqualTo(400);
        eventually()
                .until(() -> !customer.sockets.isEmpty()
                        && customer.sockets.getFirst().messages.size() > 20);
        assertThat(parsed(customer.sockets.getFirst())
                        .get(1)
                        .at("/start/customParameters/token")
                        .asText())
                .isEqualTo("t1");
        Answer stopped = carrier.post(streams + "/ears.json", "Status", "stopped");
        assertThat(stopped.get("status")).isEqualTo("stopped");
        assertThat(carrier.post(streams + "/ears.json", "Status", "stopped").status())
                .isEqualTo(404);
        eventually().until(() -> customer.sockets.getFirst().closed == 1000);
    }

    @Test
    void aStreamThatCannotBeOpenedSaysWhyAndTheCallGoesOn() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "");
        dialStreaming("inbound_track", "http://127.0.0.1:1/media", "1");
        eventually()
                .untilAsserted(() ->
                        assertThat(customer.values("/stream", "StreamError")).containsExactly("31922"));
        dialStreaming("inbound_track", "ws://127.0.0.1:1/media?x=1", "1");
        eventually()
                .untilAsserted(() ->
                        assertThat(customer.values("/stream", "StreamError")).containsExactly("31922", "31923"));
        dialStreaming("sideways", customer.media(), "1");
        dialStreaming("inbound_track", "ws://127.0.0.1:1/media", "1");
        dialStreaming("inbound_track", customer.media().replace("/media", "/nothing"), "1");

        eventually()
                .untilAsserted(() -> assertThat(customer.values("/stream", "StreamError"))
                        .containsExactlyInAnyOrder("31922", "31923", "31941", "31902", "31920"));
        assertThat(customer.values("/stream", "StreamEvent")).containsOnly("stream-error");
        eventually().until(() -> clinic.words.size() == 5);
    }

    @Test
    void aCustomerWhoClosesTheSocketLosesTheStreamAndNotTheCall() throws Exception {
        Talker clinic = carrier.talker(CLINIC, "Good morning.");
        dialStreaming("inbound_track", customer.media(), "30");
        eventually()
                .until(() -> !customer.sockets.isEmpty()
                        && customer.sockets.getFirst().messages.size() > 5);

        customer.sockets.getFirst().close();

        eventually()
                .untilAsserted(() -> assertThat(customer.values("/stream", "StreamEvent"))
                        .containsExactly("stream-started", "stream-stopped"));
        assertThat(customer.values("/stream", "StreamError")).endsWith("31921");
        assertThat(clinic.gone).isFalse();
    }

    @Test
    void aBrokenNetworkCutsTheStreamWithoutAWord() throws Exception {
        carrier.talker(CLINIC, "Good morning.");
        carrier.faults.set("streams.cut", 1);
        carrier.faults.set("streams.cutAfterMillis", 1000);

        dialStreaming("inbound_track", customer.media(), "30");

        eventually()
                .untilAsserted(() ->
                        assertThat(customer.values("/stream", "StreamError")).endsWith("31903"));
        List<JsonNode> messages = parsed(customer.sockets.getFirst());
        assertThat(messages.getLast().path("event").asText()).isNotEqualTo("stop");
    }

    private Answer dialStreaming(String track, String url, String seconds) throws Exception {
        customer.answers("/voice", """
                <Response><Start><Stream name="ears" url="%s" track="%s" statusCallback="%s">
                <Parameter name="attempt" value="9f2"/></Stream></Start><Pause length="%s"/><Say>Over.</Say></Response>""".formatted(url.replace("&", "&amp;"), track, customer.url("/stream"), seconds));
        Answer call = carrier.post("/Calls.json", "To", CLINIC, "From", Carrier.FROM, "Url", customer.url("/voice"));
<<<<<<< HEAD
        int dialled = customer.at("/voice").size();
        eventually()
                .until(() -> customer.at("/voice").size() > dialled
                        || (!customer.at("/voice").isEmpty()
                                && customer.at("/voice")
                                        .getLast()
                                        .get("CallSid")
                                        .equals(call.get("sid"))));
=======
        eventually().until(() -> customer.values("/voice", "CallSid").contains(call.get("sid")));
>>>>>>> sandtel
        return call;
    }

    private static List<JsonNode> parsed(Customer.Socket socket) throws Exception {
        List<JsonNode> messages = new ArrayList<>();
        for (String message : socket.messages) {
            messages.add(JSON.readTree(message));
        }
        return messages;
    }

    private static List<String> words(List<JsonNode> messages, String track) {
        WordListener ear = new WatermarkListener();
        List<String> words = new ArrayList<>();
        for (JsonNode message : messages) {
            if (message.at("/media/track").asText().equals(track)) {
                byte[] audio =
                        Base64.getDecoder().decode(message.at("/media/payload").asText());
                ear.hear(audio).forEach(word -> words.add(word.text()));
            }
        }
        return words;
    }
}
