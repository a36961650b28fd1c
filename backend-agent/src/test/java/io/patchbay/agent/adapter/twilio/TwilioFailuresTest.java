package io.patchbay.agent.adapter.twilio;

import static io.patchbay.agent.adapter.twilio.TwilioTelephonyTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.patchbay.agent.adapter.twilio.TwilioSettings.DigitRoute;
import io.patchbay.agent.outbound.LoopbackServer.Reply;
import io.patchbay.agent.port.LegProgress;
import io.patchbay.agent.port.Telephony.DialLookUp;
import io.patchbay.agent.port.Telephony.DialledLeg;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VendorFailure.Kind;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.phi.Phone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class TwilioFailuresTest {

    private static final Instant SINCE = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SHORT = Duration.ofMillis(200);

    @ParameterizedTest
    @CsvSource({
        "401,20003,UNAUTHORISED",
        "401,20005,UNAUTHORISED",
        "403,10001,UNAUTHORISED",
        "403,20008,UNAUTHORISED",
        "429,20429,TRANSIENT",
        "429,10004,TRANSIENT",
        "409,20409,TRANSIENT",
        "400,21205,REJECTED",
        "400,21210,REJECTED",
        "400,21211,REJECTED",
        "400,21212,REJECTED",
        "400,21214,REJECTED",
        "400,21215,REJECTED",
        "400,21216,REJECTED",
        "400,21217,REJECTED",
        "400,21219,REJECTED",
        "400,20422,REJECTED",
        "400,13223,REJECTED",
        "400,13224,REJECTED",
        "404,20404,REJECTED",
        "500,20500,UNCERTAIN",
        "503,20503,UNCERTAIN"
    })
    void aRefusedDialHasItsKindAndCode(int status, int code, Kind kind) {
        try (var twilio = new Twilio(_ -> Twilio.error(status, code))) {
            assertFails(kind, Integer.toString(code), () -> twilio.telephony.dialClinic(Twilio.CLINIC_DIAL));
            assertThat(twilio.server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"400,16026,UNCERTAIN", "404,16022,REJECTED", "400,13247,REJECTED", "400,21228,REJECTED"})
    void aRefusedJoinHasItsKindAndCode(int status, int code, Kind kind) {
        try (var twilio = new Twilio(_ -> Twilio.error(status, code))) {
            assertFails(kind, Integer.toString(code), () -> twilio.telephony.joinAssistant(Twilio.ASSISTANT_DIAL));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401,UNAUTHORISED",
        "403,UNAUTHORISED",
        "408,UNCERTAIN",
        "429,TRANSIENT",
        "400,REJECTED",
        "302,REJECTED",
        "500,UNCERTAIN",
        "502,UNCERTAIN",
        "503,UNCERTAIN"
    })
    void anErrorWithoutATwilioCodeIsJudgedByItsStatus(int status, Kind kind) {
        var reply = new Reply.Answer(status, "<html>Jane Canary</html>", Map.of("Content-Type", "text/html"));
        try (var twilio = new Twilio(_ -> reply)) {
            assertFails(kind, "http-" + status, () -> twilio.telephony.dialClinic(Twilio.CLINIC_DIAL));
            assertThat(twilio.server.received()).hasSize(1);
        }
    }

    @Test
    void tooManyRequestsTellsHowLongToWait() {
        var reply = new Reply.Answer(429, "{\"code\":20429,\"status\":429}", Map.of("Retry-After", "3"));
        try (var twilio = new Twilio(_ -> reply)) {
            assertThatThrownBy(() -> twilio.telephony.dialClinic(Twilio.CLINIC_DIAL))
                    .isInstanceOfSatisfying(
                            VendorFailure.class,
                            failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3)));
        }
    }

    @Test
    void aDialWhoseConnectionClosesIsUncertainAndMadeOnce() {
        try (var twilio = new Twilio(_ -> new Reply.Hangs())) {
            assertFails(Kind.UNCERTAIN, "connection", () -> twilio.telephony.dialClinic(Twilio.CLINIC_DIAL));
            assertThat(twilio.server.received()).hasSize(1);
        }
    }

    @Test
    void aDialWithoutAnAnswerIsUncertainAndMadeOnce() {
        try (var twilio = new Twilio(_ -> new Reply.Silent(), DigitRoute.ANNOUNCEMENT, SHORT)) {
            assertFails(Kind.UNCERTAIN, "timeout", () -> twilio.telephony.dialClinic(Twilio.CLINIC_DIAL));
            assertThat(twilio.server.received()).hasSize(1);
        }
    }

    @Test
    void aDialThatNeverLeftMayBeMadeAgain() {
        var twilio = new Twilio(_ -> new Reply.Silent());
        twilio.server.close();
        assertFails(Kind.TRANSIENT, "connect", () -> twilio.telephony.dialClinic(Twilio.CLINIC_DIAL));
        twilio.telephony.close();
    }

    @ParameterizedTest
    @CsvSource({"{,unreadable-answer", "{},no-sid", "[],unreadable-answer"})
    void aDialAcceptedInWordsWeCannotReadIsUncertain(String body, String code) {
        try (var twilio = new Twilio(_ -> Reply.json(201, body))) {
            assertFails(Kind.UNCERTAIN, code, () -> twilio.telephony.dialClinic(Twilio.CLINIC_DIAL));
        }
    }

    @Test
    void aReadThatFailedMayBeReadAgain() {
        try (var twilio = new Twilio(_ -> Twilio.error(503, 20503))) {
            assertFails(Kind.TRANSIENT, "20503", () -> twilio.telephony.lookUp(clinic(Optional.of(Twilio.CLINIC))));
        }
    }

    @Test
    void aLostDialIsFoundByItsSid() {
        try (var twilio = new Twilio(_ -> Twilio.call(Twilio.CLINIC, "no-answer", ""))) {
            assertThat(twilio.telephony.lookUp(clinic(Optional.of(Twilio.CLINIC))))
                    .contains(new DialledLeg(Twilio.CLINIC, LegProgress.NO_ANSWER));
            assertThat(twilio.server.received()).hasSize(1);
        }
    }

    @Test
    void aLostJoinIsFoundInItsConference() {
        try (var twilio = new Twilio(request -> request.path().endsWith("/Participants.json")
                ? Twilio.participants(
                        Twilio.participantBody(Twilio.CLINIC, "clinic", "connected"),
                        Twilio.participantBody(Twilio.ASSISTANT, "assistant", "ringing"))
                : Twilio.conferences(Twilio.conferenceBody("init")))) {
            var sought = new DialLookUp(Twilio.SESSION, true, Optional.empty(), Optional.empty(), SINCE);
            assertThat(twilio.telephony.lookUp(sought)).contains(new DialledLeg(Twilio.ASSISTANT, LegProgress.RINGING));
        }
    }

    @Test
    void aLostDialIsFoundAmongTheCallsToItsNumberSinceThen() {
        var old = Twilio.callBody(new CallSid("CA" + "8".repeat(32)), "completed", "Sat, 21 Nov 2026 11:58:00 +0000");
        var ours = Twilio.callBody(Twilio.CLINIC, "queued", "Sat, 21 Nov 2026 12:00:01 +0000");
        try (var twilio = new Twilio(
                request -> request.path().endsWith("/Calls.json") ? Twilio.calls(ours, old) : Twilio.conferences())) {
            assertThat(twilio.telephony.lookUp(clinic(Optional.empty())))
                    .contains(new DialledLeg(Twilio.CLINIC, LegProgress.QUEUED));
            assertThat(twilio.server.received())
                    .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
            assertThat(twilio.server.received().getLast().form()).containsEntry("To", List.of("+15558675310"));
        }
    }

    @Test
    void anEarlierCallToTheNumberIsNotTakenForTheLostOne() {
        var old = Twilio.callBody(Twilio.CLINIC, "completed", "Sat, 21 Nov 2026 11:58:00 +0000");
        try (var twilio = new Twilio(
                request -> request.path().endsWith("/Calls.json") ? Twilio.calls(old) : Twilio.conferences())) {
            assertThat(twilio.telephony.lookUp(clinic(Optional.empty()))).isEmpty();
        }
    }

    @Test
    void nothingOfAFailureShowsANumberOrAName() {
        var root = (Logger) LoggerFactory.getLogger("ROOT");
        var before = root.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.setLevel(Level.TRACE);
        root.addAppender(lines);
        var text = new StringWriter();
        try (var twilio = new Twilio(request -> {
            if (request.path().endsWith("/Conferences.json")) {
                return Twilio.conferences();
            }
            return request.method().equals("GET") ? Twilio.error(503, 20503) : Twilio.error(400, 21211);
        })) {
            for (var attempt : List.<Runnable>of(
                    () -> twilio.telephony.dialClinic(Twilio.CLINIC_DIAL),
                    () -> twilio.telephony.lookUp(clinic(Optional.empty())),
                    () -> twilio.telephony.setHold(Twilio.ASSISTANT_LEG, true))) {
                try {
                    attempt.run();
                } catch (VendorFailure failure) {
                    failure.printStackTrace(new PrintWriter(text, true));
                }
            }
        } finally {
            root.detachAppender(lines);
            root.setLevel(before);
        }
        lines.list.forEach(line -> text.append(line.getFormattedMessage()));
        assertThat(text.toString())
                .contains("21211", "20503")
                .doesNotContain("5558675310", "Jane Canary", Twilio.TOKEN, "pendingcallid");
    }

    @Test
    void settingsHideTheTokenAndRefuseWhatTwilioWould() {
        var base = URI.create("https://api.twilio.com");
        var settings = Twilio.settings(base, DigitRoute.ANNOUNCEMENT, SHORT);
        assertThat(settings.toString()).doesNotContain(Twilio.TOKEN, "5017122661");
        assertThat(settings.effectiveBase()).isEqualTo(base);
        assertThat(atEdge(base, "dublin")).hasToString("https://api.dublin.us1.twilio.com");
        assertThat(atEdge(base, "dublin.ie1")).hasToString("https://api.dublin.ie1.twilio.com");
        assertThat(atEdge(URI.create("http://127.0.0.1:9"), "dublin")).hasToString("http://127.0.0.1:9");
        assertThatThrownBy(() -> Twilio.settings(URI.create("ftp://x"), DigitRoute.LEG, SHORT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Twilio.settings(base, DigitRoute.LEG, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static URI atEdge(URI base, String edge) {
        var s = Twilio.settings(base, DigitRoute.ANNOUNCEMENT, SHORT);
        return new TwilioSettings(
                        s.apiBase(),
                        s.accountSid(),
                        s.authToken(),
                        s.from(),
                        s.publicBase(),
                        s.publicStreamBase(),
                        s.sipAddress(),
                        s.timeout(),
                        Optional.of(edge),
                        s.digitRoute())
                .effectiveBase();
    }

    private static DialLookUp clinic(Optional<CallSid> sid) {
        return new DialLookUp(Twilio.SESSION, false, sid, Optional.of(new Phone(Twilio.CANARY_NUMBER)), SINCE);
    }
}
