package io.patchbay.sandbox.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.testkit.PartServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenAiPartTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "sk-test";
    private static final String STATE = """
            {"type":"object","additionalProperties":false,"required":["state","confidence","evidence","action"],
             "properties":{
              "state":{"type":"string","enum":["human","ivr_menu","voicemail","call_screen","hold_queue","uncertain"]},
              "confidence":{"type":"number"},
              "evidence":{"type":"string"},
              "action":{"anyOf":[{"type":"null"},{"type":"object","additionalProperties":false,
                "required":["kind","value"],"properties":{
                  "kind":{"type":"string","enum":["dtmf","speech","wait","transfer","hangup"]},
                  "value":{"type":"string"}}}]}}}
            """;
    private static final String PARTY = """
            {"type":"object","additionalProperties":false,"required":["party","confidence","reason_en"],
             "properties":{
              "party":{"type":"string","enum":["HUMAN","IVR_ONLY","IVR_THEN_HUMAN","VOICEMAIL","SCREENING","HOLD","INTERCEPT"]},
              "confidence":{"type":"number","minimum":0,"maximum":1},
              "reason_en":{"type":"string"}}}
            """;
    private static final String MENU_KEY = """
            {"type":"object","additionalProperties":false,"required":["key","confidence","reason_en"],
             "properties":{
              "key":{"type":"string","enum":["","1","2","3","4","0"]},
              "confidence":{"type":"number"},"reason_en":{"type":"string"}}}
            """;

    private final PartServer<OpenAiPart> server = new PartServer<>(50, c -> new OpenAiPart(c, KEY));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Lakeside clinic, this is Sarah, how may I help you?                                    | human      | HUMAN
            Hello?                                                                                 | human      | HUMAN
            She's not available right now, can I take a message?                                   | human      | HUMAN
            You have reached the office of Doctor Lee. Please leave a message after the tone.      | voicemail  | VOICEMAIL
            For appointments, press one. For billing, press two. For medical records, press three. | ivr_menu   | IVR_ONLY
            Hi, if you record your name and reason for calling I'll see if they are available      | call_screen | SCREENING
            Your call is important to us, please continue to hold for the next available agent     | hold_queue | HOLD
            """)
    void whoIsSpeakingIsToldFromTheWords(String words, String state, String party) throws Exception {
        assertThat(answer(STATE, words).path("state").asText()).isEqualTo(state);
        assertThat(answer(PARTY, "Transcript:\n1. " + words).path("party").asText())
                .isEqualTo(party);
    }

    @Test
    void wordsThatSayNothingAreUncertain() throws Exception {
        JsonNode answer = answer(STATE, "mhm blah");

        assertThat(answer.path("state").asText()).isEqualTo("uncertain");
        assertThat(answer.path("confidence").asDouble()).isLessThan(0.5);
        assertThat(answer.path("action").isNull()).isTrue();
    }

    @Test
    void theLastUserMessageIsWhatCounts() throws Exception {
        ObjectNode request = request(STATE, "Please leave a message after the tone.");
        request.withArray("messages")
                .addObject()
                .put("role", "user")
                .put("content", "Front desk, this is Maria, how can I help you?");

        assertThat(content(send(request)).path("state").asText()).isEqualTo("human");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            medical records | For appointments press 1, for billing press 2, for medical records press 3. | 3
            medical records | Press one for appointments. Press two for medical records. Press three for billing. | 2
            billing         | Press one for appointments. Press two for medical records. Press three for billing. | 3
            medical records | thank you for calling press one for visits press two for medical records press three for billing | 2
            medical records | thank you for calling for visits press one for medical records press two for billing press three | 2
            medical records | To schedule a visit, press 1. To reach the front desk, press 0.              | 0
            medical records | For cardiology press 1. For dermatology press 2.                             | ''
            release of information | For the nurse press 1. For release of information or copies of your chart, press 4. | 4
            """)
    void theKeyIsTheOneWhoseOptionServesTheGoal(String goal, String menu, String key) throws Exception {
        assertThat(answer(MENU_KEY, "Goal: " + goal + "\nMenu: " + menu)
                        .path("key")
                        .asText())
                .isEqualTo(key);
        String structured =
                JSON.createObjectNode().put("goal", goal).put("menu", menu).toString();
        assertThat(answer(MENU_KEY, structured).path("key").asText()).isEqualTo(key);
    }

    @Test
    void materialBetweenFencesIsToldFromWhatIsSaidAboutIt() throws Exception {
        String who = "Speech so far: 4.3 s.\n\nEvidence found by rules:\n- voicemail: 'leave a message' (+2)\n\n"
                + "Transcript, one utterance per line:\n<<<\n1. Elm Street.\n2. This is Jane, how may I help you?\n>>>";
        String key =
                "Goal: medical records\nOther words for the goal: health information\nKeys the menu offers: 1, 3\n\n"
                        + "Menu, one utterance per line:\n<<<\n1. For visits press one.\n2. For health information press three.\n>>>";

        assertThat(answer(PARTY, who).path("party").asText()).isEqualTo("HUMAN");
        assertThat(answer(MENU_KEY, key).path("key").asText()).isEqualTo("3");
    }

    @Test
    void anActionIsOfferedWhereThereIsSomethingToPress() throws Exception {
        JsonNode action = answer(STATE, "For appointments press 1. For medical records press 5.")
                .path("action");

        assertThat(action.path("kind").asText()).isEqualTo("dtmf");
        assertThat(action.path("value").asText()).isEqualTo("5");
    }

    @Test
    void anySchemaIsAnsweredInItsOwnShape() throws Exception {
        String schema = """
                {"type":"object","additionalProperties":false,"required":["is_human","tags","nested","n","maybe","fixed"],
                 "$defs":{"inner":{"type":"object","additionalProperties":false,"required":["reason","ok"],
                   "properties":{"reason":{"type":["string","null"]},"ok":{"type":"boolean"}}}},
                 "properties":{"is_human":{"type":"boolean"},"tags":{"type":"array","items":{"type":"string"}},
                   "nested":{"$ref":"#/$defs/inner"},"n":{"type":"integer","minimum":3},
                   "maybe":{"anyOf":[{"type":"integer"},{"type":"null"}]},"fixed":{"const":7,"type":"integer"}}}
                """;

        JsonNode answer = answer(schema, "Hello, this is Tom speaking, how can I help you?");

        assertThat(answer.path("is_human").asBoolean()).isTrue();
        assertThat(answer.path("tags").isArray()).isTrue();
        assertThat(answer.at("/nested/reason").isTextual()).isTrue();
        assertThat(answer.at("/nested/ok").isBoolean()).isTrue();
        assertThat(answer.path("n").asInt()).isEqualTo(3);
        assertThat(answer.path("maybe").isNull()).isTrue();
        assertThat(answer.path("fixed").asInt()).isEqualTo(7);
        assertThat(answer.size()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}",
                "{'type':'object','additionalProperties':false,'required':[],'properties':{'a':{'type':'string'}}}",
                "{'type':'object','additionalProperties':false,'required':['a','b'],'properties':{'a':{'type':'string'}}}",
                "{'type':'object','additionalProperties':false,'required':['a'],'properties':{'a':{'type':'object'}}}",
                "{'type':'object','additionalProperties':false,'required':['a'],'properties':{'a':{'type':'array'}}}",
                "{'type':'object','additionalProperties':false,'required':['a'],'properties':{'a':{}}}",
                "{'type':'object','additionalProperties':false,'required':['a'],'properties':{'a':{'allOf':[]}}}",
                "{'type':'object','additionalProperties':false,'required':['a'],'properties':{'a':{'$ref':'#/$defs/x'}}}",
                "{'type':'array','items':{'type':'string'}}"
            })
    void aSchemaThatIsNotStrictIsRefused(String schema) throws Exception {
        HttpResponse<String> response = send(request(schema.replace('\'', '"'), "hello"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(JSON.readTree(response.body()).at("/error/message").asText()).isNotEmpty();
    }

    @Test
    void requestsThatAreNoStructuredQuestionAreRefused() throws Exception {
        ObjectNode loose = request(STATE, "hello");
        ((ObjectNode) loose.at("/response_format/json_schema")).put("strict", false);
        ObjectNode plain = request(STATE, "hello");
        plain.remove("response_format");
        ObjectNode nameless = request(STATE, "hello");
        ((ObjectNode) nameless.at("/response_format/json_schema")).put("name", "not a name");
        ObjectNode mute = request(STATE, "hello");
        mute.putArray("messages");

        for (ObjectNode bad : new ObjectNode[] {loose, plain, nameless, mute}) {
            assertThat(send(bad).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void withoutTheKeyThereIsNoAnswer() throws Exception {
        HttpResponse<String> response = send(request(STATE, "hello"), "Bearer sk-other");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(response.body()).at("/error/code").asText()).isEqualTo("invalid_api_key");
    }

    @ParameterizedTest
    @CsvSource({
        "openai.429, 429, rate_limit_exceeded",
        "openai.429-quota, 429, insufficient_quota",
        "openai.401, 401, invalid_api_key",
        "openai.500, 500, null",
        "openai.503, 503, null"
    })
    void failuresCanBeOrderedByTheNumber(String fault, int status, String code) throws Exception {
        server.faults().set(fault, 1);

        HttpResponse<String> failed = send(request(STATE, "hello"));

        assertThat(failed.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(failed.body()).at("/error/code").asText()).isEqualTo(code);
        assertThat(send(request(STATE, "hello")).statusCode()).isEqualTo(200);
    }

    @Test
    void answersCanBeRefusedCutShortOrNonsense() throws Exception {
        server.faults().set(OpenAiFaults.REFUSAL, 1);
        JsonNode refused = JSON.readTree(send(request(STATE, "hello")).body()).at("/choices/0");
        server.faults().set(OpenAiFaults.LENGTH, 1);
        JsonNode cut = JSON.readTree(send(request(STATE, "hello")).body()).at("/choices/0");
        server.faults().set(OpenAiFaults.NONSENSE, 1);
        JsonNode nonsense = JSON.readTree(send(request(STATE, "hello")).body()).at("/choices/0");

        assertThat(refused.at("/message/refusal").asText()).isNotEmpty();
        assertThat(refused.at("/message/content").isNull()).isTrue();
        assertThat(cut.path("finish_reason").asText()).isEqualTo("length");
        assertThat(nonsense.at("/message/content").asText()).isEqualTo("dunno");
    }

    @Test
    void anAnswerCanBeLateOrNeverCome() throws Exception {
        server.faults().set(OpenAiFaults.DELAY_MILLIS, 10_000);
        long before = server.time().elapsedNanos();
        assertThat(send(request(STATE, "hello")).statusCode()).isEqualTo(200);
        assertThat(server.time().elapsedNanos() - before)
                .isGreaterThan(Duration.ofSeconds(10).toNanos());

        server.faults().set(OpenAiFaults.HANG, 1);
        assertThatThrownBy(() -> send(request(STATE, "hello"))).isInstanceOf(IOException.class);
    }

    @Test
    void aScriptedAnswerGoesFirst() throws Exception {
        HttpRequest line = HttpRequest.newBuilder(server.at("/openai/script"))
                .POST(BodyPublishers.ofString(
                        "{\"contains\":\"Maria\",\"content\":{\"state\":\"voicemail\"},\"times\":1}"))
                .build();
        assertThat(http.send(line, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

        assertThat(answer(STATE, "hello, this is Tom, how can I help")
                        .path("state")
                        .asText())
                .isEqualTo("human");
        assertThat(answer(STATE, "hello, this is Maria, how can I help")
                        .path("state")
                        .asText())
                .isEqualTo("voicemail");
        assertThat(answer(STATE, "hello, this is Maria, how can I help")
                        .path("state")
                        .asText())
                .isEqualTo("human");
    }

    private JsonNode answer(String schema, String words) throws Exception {
        return content(send(request(schema, words)));
    }

    private static JsonNode content(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode choice = JSON.readTree(response.body()).at("/choices/0");
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(choice.at("/message/refusal").isNull()).isTrue();
        return JSON.readTree(choice.at("/message/content").asText());
    }

    private static ObjectNode request(String schema, String words) throws Exception {
        ObjectNode request =
                JSON.createObjectNode().put("model", "gpt-4.1-mini").put("temperature", 0);
        request.putArray("messages")
                .add(JSON.createObjectNode().put("role", "system").put("content", "Say who answered the call."))
                .add(JSON.createObjectNode().put("role", "user").put("content", words));
        request.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", "call_state")
                .put("strict", true)
                .set("schema", JSON.readTree(schema));
        return request;
    }

    private HttpResponse<String> send(ObjectNode request) throws Exception {
        return send(request, "Bearer " + KEY);
    }

    private HttpResponse<String> send(ObjectNode request, String authorization) throws Exception {
        HttpRequest post = HttpRequest.newBuilder(server.at("/openai/v1/chat/completions"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(request.toString()))
                .build();
        return http.send(post, BodyHandlers.ofString());
    }
}
