package io.patchbay.agent.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchbay.agent.listen.Evidence;
import io.patchbay.agent.listen.Goal;
import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.ReasonerQuestion;
import io.patchbay.agent.listen.ReasonerQuestion.WhichKey;
import io.patchbay.agent.listen.ReasonerQuestion.WhoAnswered;
import io.patchbay.agent.listen.ReasonerReply;
import io.patchbay.agent.listen.ReasonerReply.KeyIs;
import io.patchbay.agent.listen.ReasonerReply.PartyIs;
import io.patchbay.agent.outbound.LoopbackServer;
import io.patchbay.agent.outbound.LoopbackServer.Reply;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VendorFailure.Kind;
import io.patchbay.contract.phi.Transcript;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OpenAiReasonerTest {

    private static final String KEY = "sk-canary-key";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final WhoAnswered WHO = new WhoAnswered(
            new Transcript("Thank you for calling Elm Street.\nThis is Jane Canary, {transcript} how may I help you?"),
            4_250,
            false,
            List.of(
                    new Evidence("greeting 'how may I help'", HeardParty.HUMAN, 2.5),
                    new Evidence("thanks for calling", HeardParty.IVR_ONLY, -0.25)));

    private static final WhichKey MENU = new WhichKey(
            new Transcript("For appointments press one.\nFor records press three."),
            new Goal("medical records", List.of("health records", "release of information")),
            Set.of("3", "1", "#"));

    @ParameterizedTest
    @ValueSource(strings = {"who-answered", "which-key"})
    void aQuestionIsPutInTheWordsOfItsVersion(String prompt) throws IOException {
        var question = prompt.startsWith("who") ? WHO : MENU;
        try (var openai = new LoopbackServer(_ -> Reply.json(500, "{}"));
                var reasoner = reasoner(openai)) {
            assertThatThrownBy(() -> reasoner.ask(question, SOON)).isInstanceOf(VendorFailure.class);
            var request = openai.received().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/v1/chat/completions");
            assertThat(request.headers()).containsEntry("authorization", "Bearer " + KEY);
            assertThat(request.headers()).containsEntry("content-type", "application/json");
            assertThat(JSON.readTree(request.body())).isEqualTo(golden(prompt + ".v1.request.json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"who-answered", "which-key"})
    void everySchemaIsOfTheStrictSubset(String prompt) {
        assertStrict(Prompt.load(prompt, 1).schema());
    }

    @Test
    void everyPartyCanBeAnswered() {
        var offered = Prompt.load("who-answered", 1)
                .schema()
                .path("properties")
                .path("party")
                .path("enum");
        assertThat(offered).hasSize(HeardParty.values().length);
        for (var party : offered) {
            var answer = "{\"party\":" + party + ",\"confidence\":0.9,\"reason\":\"a  cue\\nwas heard\"}";
            assertThat(answered(WHO, answer)).isInstanceOfSatisfying(PartyIs.class, reply -> {
                assertThat(reply.party().name()).isEqualToIgnoringCase(party.asText());
                assertThat(reply.confidence()).isEqualTo(0.9);
                assertThat(reply.reasonEn()).isEqualTo("a cue was heard");
            });
        }
    }

    @Test
    void aKeyOfTheMenuOrNoKeyIsAnAnswer() {
        assertThat(answered(MENU, "{\"key\":\"3\",\"confidence\":1,\"reason\":\"records\"}"))
                .isEqualTo(new KeyIs("3", 1, "records"));
        assertThat(answered(MENU, "{\"key\":null,\"confidence\":0.6,\"reason\":\"none fits\"}"))
                .isEqualTo(new KeyIs("", 0.6, "none fits"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\":\"7\",\"confidence\":1,\"reason\":\"\"}",
                "{\"key\":3,\"confidence\":1,\"reason\":\"\"}",
                "{\"confidence\":1,\"reason\":\"\"}",
                "{\"key\":\"3\",\"confidence\":1.5,\"reason\":\"\"}",
                "{\"key\":\"3\",\"confidence\":\"high\",\"reason\":\"\"}",
                "{\"key\":\"3\",\"reason\":\"\"}",
                "[]",
                "\"3\"",
                "dunno",
                ""
            })
    void anAnswerThatDoesNotFitIsAFailureNotAGuess(String content) {
        assertFails(Kind.TRANSIENT, "nonsense", MENU, completion(content, "stop", "null"));
    }

    @Test
    void aPartyNobodyAskedAboutIsNonsense() {
        assertFails(
                Kind.TRANSIENT,
                "nonsense",
                WHO,
                completion("{\"party\":\"martian\",\"confidence\":1,\"reason\":\"\"}", "stop", "null"));
    }

    @Test
    void aRefusalIsFinal() {
        assertFails(Kind.REJECTED, "refusal", WHO, completion("", "stop", "\"I cannot help with Jane Canary\""));
    }

    @ParameterizedTest
    @CsvSource({
        "length,REJECTED,finish-length",
        "content_filter,REJECTED,finish-content-filter",
        "tool_calls,TRANSIENT,finish-other"
    })
    void anAnswerCutShortIsAFailure(String finish, Kind kind, String code) {
        assertFails(
                kind, code, WHO, completion("{\"party\":\"human\",\"confidence\":1,\"reason\":\"\"}", finish, "null"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,context_length_exceeded,REJECTED,context_length_exceeded",
        "401,invalid_api_key,UNAUTHORISED,invalid_api_key",
        "403,,UNAUTHORISED,http-403",
        "404,model_not_found,REJECTED,model_not_found",
        "429,rate_limit_exceeded,TRANSIENT,rate_limit_exceeded",
        "429,insufficient_quota,UNAUTHORISED,insufficient_quota",
        "500,,TRANSIENT,http-500",
        "503,Jane_Canary,TRANSIENT,http-503",
        "307,,REJECTED,http-307"
    })
    void anErrorHasItsKindAndCode(int status, String word, Kind kind, String code) {
        var body = "{\"error\":{\"message\":\"Jane Canary\",\"type\":\"t\",\"param\":null,\"code\":"
                + (word == null ? "null" : "\"" + word + "\"") + "}}";
        assertFails(kind, code, WHO, Reply.json(status, body));
    }

    @Test
    void aRateLimitTellsHowLongToWait() {
        var reply = new Reply.Answer(429, "{}", Map.of("Retry-After", "4"));
        try (var openai = new LoopbackServer(_ -> reply);
                var reasoner = reasoner(openai)) {
            assertThatThrownBy(() -> reasoner.ask(WHO, SOON))
                    .isInstanceOfSatisfying(
                            VendorFailure.class,
                            failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(4)));
        }
    }

    @Test
    void aSlowAnswerIsGivenUpAtTheQuestionsOwnDeadline() {
        try (var openai = new LoopbackServer(_ -> new Reply.Silent());
                var reasoner = reasoner(openai)) {
            assertThatThrownBy(() -> reasoner.ask(WHO, Duration.ofMillis(100)))
                    .isInstanceOfSatisfying(VendorFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
                        assertThat(failure.code()).isEqualTo("timeout");
                    });
            assertThat(openai.received()).hasSize(1);
        }
    }

    @Test
    void aLostConnectionIsAFailureAndAskedOnce() {
        try (var openai = new LoopbackServer(_ -> new Reply.Hangs());
                var reasoner = reasoner(openai)) {
            assertThatThrownBy(() -> reasoner.ask(WHO, SOON)).isInstanceOf(VendorFailure.class);
            assertThat(openai.received()).hasSize(1);
        }
    }

    @Test
    void aModelThatThinksFirstIsGivenNoTemperature() throws IOException {
        try (var openai = new LoopbackServer(_ -> Reply.json(500, "{}"))) {
            var settings = new OpenAiSettings(
                    URI.create(openai.base() + "/v1/"), KEY, "gpt-5-mini", Optional.of("proj_1"), Optional.of("low"));
            try (var reasoner = new OpenAiReasoner(settings)) {
                assertThatThrownBy(() -> reasoner.ask(WHO, SOON)).isInstanceOf(VendorFailure.class);
            }
            var request = openai.received().getFirst();
            var body = JSON.readTree(request.body());
            assertThat(body.has("temperature")).isFalse();
            assertThat(body.path("reasoning_effort").asText()).isEqualTo("low");
            assertThat(request.headers()).containsEntry("openai-project", "proj_1");
            assertThat(request.target()).isEqualTo("/v1/chat/completions");
        }
    }

    @Test
    void nothingThatWasHeardIsLoggedOrThrown() {
        var root = (Logger) LoggerFactory.getLogger("ROOT");
        var before = root.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.setLevel(Level.TRACE);
        root.addAppender(lines);
        try {
            answered(WHO, "{\"party\":\"human\",\"confidence\":1,\"reason\":\"Jane Canary spoke\"}");
            assertFails(Kind.TRANSIENT, "nonsense", WHO, completion("Jane Canary {", "stop", "null"));
        } finally {
            root.detachAppender(lines);
            root.setLevel(before);
        }
        assertThat(lines.list)
                .anySatisfy(
                        line -> assertThat(line.getKeyValuePairs().toString()).contains("who-answered.1"));
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getFormattedMessage() + line.getKeyValuePairs())
                        .doesNotContain("Canary", "Elm Street", KEY));
    }

    @Test
    void settingsHideTheKeyAndRefuseNonsense() {
        assertThat(OpenAiSettings.of(OpenAiSettings.OPENAI, KEY).toString()).doesNotContain(KEY);
        assertThat(OpenAiSettings.of(OpenAiSettings.OPENAI, KEY).completions())
                .hasToString("https://api.openai.com/v1/chat/completions");
        assertThatThrownBy(() -> OpenAiSettings.of(URI.create("file:///x"), KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ReasonerReply answered(ReasonerQuestion question, String content) {
        try (var openai = new LoopbackServer(_ -> completion(content, "stop", "null"));
                var reasoner = reasoner(openai)) {
            return reasoner.ask(question, SOON);
        }
    }

    private static void assertFails(Kind kind, String code, ReasonerQuestion question, Reply reply) {
        try (var openai = new LoopbackServer(_ -> reply);
                var reasoner = reasoner(openai)) {
            assertThatThrownBy(() -> reasoner.ask(question, SOON))
                    .hasNoCause()
                    .hasMessageNotContaining("Canary")
                    .isInstanceOfSatisfying(VendorFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(kind);
                        assertThat(failure.code()).isEqualTo(code);
                    });
            assertThat(openai.received()).hasSize(1);
        }
    }

    private static Reply completion(String content, String finish, String refusal) {
        try {
            return Reply.json(200, """
                    {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4.1-mini","choices":[
                     {"index":0,"finish_reason":"%s","logprobs":null,"message":{"role":"assistant","content":%s,
                      "refusal":%s,"annotations":[]}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""".formatted(finish, JSON.writeValueAsString(content), refusal));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertStrict(JsonNode schema) {
        if ("object".equals(schema.path("type").asText())) {
            assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
            assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
            var required =
                    schema.path("required").valueStream().map(JsonNode::asText).toList();
            assertThat(schema.path("properties").propertyStream().map(Map.Entry::getKey))
                    .containsExactlyElementsOf(required);
        }
        assertThat(schema.has("minimum") || schema.has("maxLength") || schema.has("pattern"))
                .isFalse();
        schema.forEach(OpenAiReasonerTest::assertStrict);
    }

    private static OpenAiReasoner reasoner(LoopbackServer openai) {
        return new OpenAiReasoner(OpenAiSettings.of(URI.create(openai.base() + "/v1"), KEY));
    }

    private static JsonNode golden(String file) throws IOException {
        try (var in = OpenAiReasonerTest.class.getResourceAsStream(file)) {
            return JSON.readTree(in);
        }
    }
}
