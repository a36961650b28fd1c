package io.patchbay.agent.adapter.twilio;

import io.patchbay.agent.adapter.twilio.TwilioSettings.DigitRoute;
import io.patchbay.agent.outbound.LoopbackServer;
import io.patchbay.agent.outbound.LoopbackServer.Received;
import io.patchbay.agent.outbound.LoopbackServer.Reply;
import io.patchbay.agent.port.Telephony.AssistantDial;
import io.patchbay.agent.port.Telephony.AssistantLeg;
import io.patchbay.agent.port.Telephony.ClinicDial;
import io.patchbay.agent.port.Telephony.ClinicLeg;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.Phone;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Twilio's side of the wire for tests: its answers word for word from the reference, and a telephony that asks it.
final class Twilio implements AutoCloseable {

    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String ROOT = "/2010-04-01/Accounts/" + ACCOUNT;
    static final String TOKEN = "canary-token-5f1";
    static final String CANARY_NUMBER = "+15558675310";
    static final String CONFERENCE = "CF" + "1".repeat(32);
    static final CallSid CLINIC = new CallSid("CA" + "1".repeat(32));
    static final CallSid ASSISTANT = new CallSid("CA" + "2".repeat(32));
    static final CallSessionId SESSION = CallSessionId.parse("6f1c2b4e-0000-4000-8000-000000000001");
    static final PendingCallId PENDING = PendingCallId.parse("3b0c0000-0000-4000-8000-000000000009");
    static final ClinicLeg CLINIC_LEG = new ClinicLeg(SESSION, CLINIC);
    static final AssistantLeg ASSISTANT_LEG = new AssistantLeg(SESSION, ASSISTANT);
    static final ClinicDial CLINIC_DIAL =
            new ClinicDial(SESSION, new Phone(CANARY_NUMBER), Duration.ofSeconds(25), Duration.ofMinutes(30));
    static final AssistantDial ASSISTANT_DIAL = new AssistantDial(SESSION, PENDING, Duration.ofMinutes(30));

    final LoopbackServer server;
    final StreamToken tokens = new StreamToken("stream secret");
    final TwilioTelephony telephony;

    Twilio(Function<Received, Reply> script) {
        this(script, DigitRoute.ANNOUNCEMENT, Duration.ofSeconds(5));
    }

    Twilio(Function<Received, Reply> script, DigitRoute route, Duration timeout) {
        this.server = new LoopbackServer(script);
        this.telephony = new TwilioTelephony(settings(server.base(), route, timeout), tokens);
    }

    static TwilioSettings settings(URI base, DigitRoute route, Duration timeout) {
        return new TwilioSettings(
                base,
                ACCOUNT,
                TOKEN,
                new Phone("+15017122661"),
                URI.create("https://calls.example.com"),
                URI.create("wss://calls.example.com"),
                "sip:clinic-agent@sip.vapi.ai;transport=tls",
                timeout,
                Optional.empty(),
                route);
    }

    static Reply call(CallSid sid, String status, String created) {
        return Reply.json(201, callBody(sid, status, created));
    }

    static String callBody(CallSid sid, String status, String created) {
        return """
                {"account_sid":"%s","annotation":null,"answered_by":null,"api_version":"2010-04-01","caller_name":null,
                 "date_created":%s,"date_updated":null,"direction":"outbound-api","duration":null,"end_time":null,
                 "forwarded_from":null,"from":"+15017122661","from_formatted":"(501) 712-2661","group_sid":null,
                 "parent_call_sid":null,"phone_number_sid":"PN1","price":null,"price_unit":"USD","queue_time":"0",
                 "sid":"%s","start_time":null,"status":"%s","to":"+15558675310","to_formatted":"(555) 867-5310",
                 "trunk_sid":null,"uri":"/2010-04-01/Accounts/AC/Calls/CA.json","something_new":{"x":1},
                 "subresource_uris":{"notifications":"/n","streams":"/s"}}""".formatted(ACCOUNT, created.isEmpty() ? "null" : "\"" + created + "\"", sid, status);
    }

    static Reply participant(CallSid sid) {
        return Reply.json(201, participantBody(sid, "assistant", "queued"));
    }

    static String participantBody(CallSid sid, String label, String status) {
        return """
                {"account_sid":"%s","call_sid":"%s","call_sid_to_coach":null,"coaching":false,"conference_sid":"%s",
                 "date_created":null,"date_updated":null,"end_conference_on_exit":false,"hold":false,"label":"%s",
                 "muted":false,"queue_time":"1000","start_conference_on_enter":true,"status":"%s","uri":"/p.json"}""".formatted(ACCOUNT, sid, CONFERENCE, label, status);
    }

    static Reply participants(String... bodies) {
        return Reply.json(200, page("participants", bodies));
    }

    static Reply conferences(String... bodies) {
        return Reply.json(200, page("conferences", bodies));
    }

    static Reply calls(String... bodies) {
        return Reply.json(200, page("calls", bodies));
    }

    static String conferenceBody(String status) {
        return """
                {"account_sid":"%s","api_version":"2010-04-01","date_created":"Fri, 18 Oct 2019 17:00:00 +0000",
                 "date_updated":"Fri, 18 Oct 2019 17:00:00 +0000","friendly_name":"pb-%s","region":"us1","sid":"%s",
                 "status":"%s","uri":"/c.json","subresource_uris":{"participants":"/p"},
                 "reason_conference_ended":null,"call_sid_ending_conference":null}""".formatted(ACCOUNT, SESSION, CONFERENCE, status);
    }

    static Reply error(int status, int code) {
        return Reply.json(status, """
                {"code":%d,"message":"The 'To' number +15558675310 of Jane Canary is wrong.",
                 "more_info":"https://www.twilio.com/docs/errors/%d","status":%d}""".formatted(code, code, status));
    }

    private static String page(String name, String... bodies) {
        return "{\"" + name + "\":[" + String.join(",", bodies)
                + "],\"first_page_uri\":\"/f\",\"next_page_uri\":null,\"previous_page_uri\":null,\"uri\":\"/u\","
                + "\"page\":0,\"page_size\":20,\"start\":0,\"end\":0}";
    }

    @Override
    public void close() {
        telephony.close();
        server.close();
    }
}
