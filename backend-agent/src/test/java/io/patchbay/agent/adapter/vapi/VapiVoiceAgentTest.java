package io.patchbay.agent.adapter.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.outbound.LoopbackServer;
import io.patchbay.agent.outbound.LoopbackServer.Received;
import io.patchbay.agent.outbound.LoopbackServer.Reply;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VendorFailure.Kind;
import io.patchbay.agent.port.VoiceAgent.Instruction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VapiVoiceAgentTest {

    private static final String KEY = "canary-private-key";
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @ParameterizedTest
    @MethodSource("instructions")
    void everyInstructionIsPostedAsTheReferenceWritesIt(Instruction instruction, String json) {
        try (var vapi = new LoopbackServer(_ -> Reply.json(200, "{}"));
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            agent.tell(URI.create(vapi.base() + "/c1/control"), instruction);
            var request = vapi.received().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/c1/control");
            assertThat(request.headers()).containsEntry("content-type", "application/json");
            assertThat(request.body()).isEqualTo(json);
        }
    }

    static Stream<Arguments> instructions() {
        return Stream.of(
                Arguments.of(new Instruction.Mute(), "{\"type\":\"control\",\"control\":\"mute-assistant\"}"),
                Arguments.of(new Instruction.Unmute(), "{\"type\":\"control\",\"control\":\"unmute-assistant\"}"),
                Arguments.of(new Instruction.SayFirst(), "{\"type\":\"control\",\"control\":\"say-first-message\"}"),
                Arguments.of(
                        new Instruction.Say("One \"moment\"."),
                        "{\"type\":\"say\",\"content\":\"One \\\"moment\\\".\",\"endCallAfterSpoken\":false}"),
                Arguments.of(new Instruction.EndCall(), "{\"type\":\"end-call\"}"));
    }

    @Test
    void thePrivateKeyNeverGoesToAControlUrl() {
        try (var vapi = new LoopbackServer(_ -> Reply.json(200, "{}"));
                var open = agent(vapi, Optional.empty(), Duration.ofSeconds(5));
                var keyed = agent(vapi, Optional.of("public-key"), Duration.ofSeconds(5))) {
            open.tell(URI.create(vapi.base() + "/c1/control"), new Instruction.Mute());
            keyed.tell(URI.create(vapi.base() + "/c1/control"), new Instruction.Mute());
            assertThat(vapi.received().getFirst().headers()).doesNotContainKey("authorization");
            assertThat(vapi.received().getLast().headers()).containsEntry("authorization", "Bearer public-key");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/control",
                "http://169.254.169.254/latest",
                "https://evil.example/control",
                "https://vapi.ai.evil.example/control",
                "https://evilvapi.ai/control",
                "http://phone.vapi.ai/control",
                "https://phone.vapi.ai:8443/control",
                "https://user@phone.vapi.ai/control",
                "file:///etc/passwd",
                "/control"
            })
    void aControlUrlThatIsNotVapisIsRefusedWithoutARequest(String url) {
        try (var vapi = new LoopbackServer(_ -> Reply.json(200, "{}"));
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            assertFails(Kind.REJECTED, "control-url", () -> agent.tell(URI.create(url), new Instruction.Mute()));
            assertThat(vapi.connections()).isZero();
        }
    }

    @Test
    void vapisOwnHostsAreAllowed() {
        var settings = settings(VapiSettings.VAPI, Optional.empty(), Duration.ofSeconds(1));
        assertThat(settings.allowsControl(URI.create("https://phone-call-websocket.aws-us-west-2.vapi.ai/c/control")))
                .isTrue();
        assertThat(settings.allowsControl(URI.create("https://api.vapi.ai/c/control")))
                .isTrue();
        assertThat(settings.allowsControl(URI.create("http://api.vapi.ai/c/control")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "400,REJECTED",
        "401,UNAUTHORISED",
        "402,UNAUTHORISED",
        "403,UNAUTHORISED",
        "404,GONE",
        "410,GONE",
        "408,UNCERTAIN",
        "429,TRANSIENT",
        "500,UNCERTAIN",
        "503,UNCERTAIN",
        "302,REJECTED"
    })
    void aRefusedInstructionHasItsKind(int status, Kind kind) {
        try (var vapi = new LoopbackServer(_ -> Reply.json(status, "{\"message\":\"Jane Canary\"}"));
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            assertFails(
                    kind,
                    "http-" + status,
                    () -> agent.tell(URI.create(vapi.base() + "/c1/control"), new Instruction.Unmute()));
            assertThat(vapi.received()).hasSize(1);
        }
    }

    @Test
    void aLostInstructionIsUncertainAndALostReadIsNot() {
        try (var vapi = new LoopbackServer(_ -> new Reply.Hangs());
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            assertFails(
                    Kind.UNCERTAIN,
                    "connection",
                    () -> agent.tell(URI.create(vapi.base() + "/c1/control"), new Instruction.Unmute()));
            assertFails(Kind.TRANSIENT, "connection", () -> agent.report("c1"));
        }
    }

    @Test
    void aSlowAnswerIsGivenUpAtTheDeadline() {
        try (var vapi = new LoopbackServer(_ -> new Reply.Silent());
                var agent = agent(vapi, Optional.empty(), Duration.ofMillis(150))) {
            assertFails(
                    Kind.UNCERTAIN,
                    "timeout",
                    () -> agent.tell(URI.create(vapi.base() + "/c1/control"), new Instruction.EndCall()));
        }
    }

    @Test
    void tooManyRequestsTellsHowLongToWait() {
        var reply = new Reply.Answer(429, "{}", Map.of("Retry-After", "2"));
        try (var vapi = new LoopbackServer(_ -> reply);
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> agent.report("c1"))
                    .isInstanceOfSatisfying(
                            VendorFailure.class,
                            failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2)));
        }
    }

    @Test
    void aFinishedCallsReportIsRead() {
        try (var vapi = new LoopbackServer(_ -> Reply.json(200, """
                        {"id":"c1","status":"ended","endedReason":"customer-ended-call",
                         "startedAt":"2026-11-21T11:59:00Z","endedAt":"2026-11-21T11:59:30Z",
                         "analysis":{"successEvaluation":"No Show"},"artifact":{"transcript":"AI: x"}}"""));
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            var report = agent.report("c1").orElseThrow();
            assertThat(report.evaluation()).contains("No Show");
            assertThat(report.talkMillis()).isEqualTo(OptionalLong.of(30_000));
            var request = vapi.received().getFirst();
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).isEqualTo("/call/c1");
            assertThat(request.headers()).containsEntry("authorization", "Bearer " + KEY);
        }
    }

    @Test
    void thereIsNoReportWhileTheCallRunsOrIsBeingAnalysed() {
        assertThat(reportOf("{\"id\":\"c1\",\"status\":\"in-progress\"}")).isFalse();
        assertThat(reportOf("{\"status\":\"ended\",\"endedAt\":\"2026-11-21T11:59:00Z\"}"))
                .isFalse();
        assertThat(reportOf("{\"status\":\"ended\",\"analysis\":{}}")).isFalse();
    }

    @Test
    void aCallThatIsNeverAnalysedIsReportedWithoutIt() {
        assertThat(reportOf("{\"status\":\"ended\",\"endedAt\":\"2026-11-21T11:58:29Z\"}"))
                .isTrue();
    }

    @Test
    void anUnreadableReportMayBeReadAgain() {
        try (var vapi = new LoopbackServer(_ -> Reply.json(200, "{\"status\":\"Jane Canary"));
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> agent.report("c1"))
                    .isInstanceOf(VendorFailure.class)
                    .hasMessageNotContaining("Canary")
                    .hasNoCause();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../phone-number", "c1?x=1", "c1/control"})
    void aCallIdThatIsNoneIsNotAskedFor(String id) {
        try (var vapi = new LoopbackServer(_ -> Reply.json(200, "{}"));
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            assertFails(Kind.REJECTED, "call-id", () -> agent.report(id));
            assertThat(vapi.connections()).isZero();
        }
    }

    @Test
    void settingsHideTheirKeysAndRefuseNonsense() {
        var settings = settings(VapiSettings.VAPI, Optional.of("canary-public"), Duration.ofSeconds(1));
        assertThat(settings.toString()).doesNotContain("canary");
        assertThatThrownBy(() -> settings(URI.create("ftp://x"), Optional.empty(), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean reportOf(String call) {
        Function<Received, Reply> script = _ -> Reply.json(200, call);
        try (var vapi = new LoopbackServer(script);
                var agent = agent(vapi, Optional.empty(), Duration.ofSeconds(5))) {
            return agent.report("c1").isPresent();
        }
    }

    private static VapiVoiceAgent agent(LoopbackServer vapi, Optional<String> controlKey, Duration timeout) {
        return new VapiVoiceAgent(settings(vapi.base(), controlKey, timeout), NOON);
    }

    private static VapiSettings settings(URI base, Optional<String> controlKey, Duration timeout) {
        return new VapiSettings(base, KEY, controlKey, Set.of("*.vapi.ai"), timeout);
    }

    private static void assertFails(Kind kind, String code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(VendorFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.code()).isEqualTo(code);
        });
    }
}
