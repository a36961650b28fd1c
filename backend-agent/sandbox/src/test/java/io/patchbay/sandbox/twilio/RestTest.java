package io.patchbay.sandbox.twilio;

import static io.patchbay.sandbox.twilio.Carrier.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.twilio.Carrier.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {

    private static final String CLINIC = "+13125550101";
    private static final String HELLO = "<Response><Say>Hello.</Say></Response>";

    private Carrier carrier;

    @BeforeEach
    void start() throws Exception {
        carrier = new Carrier(20);
    }

    @AfterEach
    void stop() {
        carrier.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            To=                                  | 21201
            From=                                | 21213
            To=+1555                             | 21211
            To=+13121550101                      | 21217
            To=+12025550199                      | 21211
            From=2025550199                      | 21212
            From=+12025550198                    | 21210
            To=sip:agent                         | 21211
            To=sip:a@b.c?Subject=x               | 21228
            To=sip:a@b.c?X-a=                    | 21229
            Twiml=                               | 21205
            Url=nonsense                         | 21205
            Method=PUT                           | 21209
            Timeout=0                            | 21208
            Timeout=601                          | 21208
            SendDigits=12z                       | 21206
            StatusCallback=http://under_score/x  | 21609
            StatusCallbackEvent=failed           | 21626
            MachineDetection=Maybe               | 20422
            """)
    void aCallThatCannotBeIsRefusedWithItsCode(String field, String code) throws Exception {
        String name = field.substring(0, field.indexOf('='));
        List<String> form = new ArrayList<>(List.of("To", CLINIC, "From", Carrier.FROM, "Twiml", HELLO));
        int known = form.indexOf(name);
        if (known >= 0) {
            form.set(known + 1, field.substring(name.length() + 1));
        } else {
            form.addAll(List.of(name, field.substring(name.length() + 1)));
        }

        Answer refused = carrier.post("/Calls.json", form.toArray(String[]::new));

        assertThat(refused.get("code")).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.get("status")).isEqualTo("400");
        assertThat(refused.get("more_info")).isEqualTo("https://www.twilio.com/docs/errors/" + code);
        assertThat(carrier.journal.entries("dial", 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Label=LONG                             | 16023
            Label=a/b                              | 16024
            Label=CA00000000000000000000000000000001 | 16024
            Timeout=4                              | 21208
            Beep=sometimes                         | 20422
            ConferenceStatusCallbackEvent=nothing  | 21626
            Label=taken                            | 16026
            """)
    void aParticipantThatCannotBeIsRefusedWithItsCode(String field, String code) throws Exception {
        carrier.talker(CLINIC, "");
        carrier.talker("+13125550102", "");
        String path = "/Conferences/room/Participants.json";
        carrier.post(path, "To", "+13125550102", "From", Carrier.FROM, "Label", "taken");
        String[] pair = field.replace("LONG", "x".repeat(129)).split("=", 2);

        Answer refused = carrier.post(path, "To", CLINIC, "From", Carrier.FROM, pair[0], pair[1]);

        assertThat(refused.get("code")).isEqualTo(code);
        assertThat(carrier.journal.entries("dial", 0)).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        String call = "/Calls/CA" + "0".repeat(32);
        String conference = "/Conferences/CF" + "0".repeat(32);

        assertThat(carrier.get(call + ".json").get("code")).isEqualTo("20404");
        assertThat(carrier.post(call + ".json", "Status", "completed").get("code"))
                .isEqualTo("20404");
        assertThat(carrier.get(conference + ".json").status()).isEqualTo(404);
        assertThat(carrier.get(conference + "/Participants.json").status()).isEqualTo(404);
        assertThat(carrier.post(conference + "/Participants.json", "To", CLINIC, "From", Carrier.FROM)
                        .get("code"))
                .isEqualTo("20404");
        assertThat(carrier.get("/Messages.json").status()).isEqualTo(404);
    }

    @Test
    void onlyTheAccountsOwnCredentialsOpenIt() throws Exception {
        String sid = Carrier.ACCOUNT.sid();

        Answer wrong = carrier.getAs(sid, "wrong", "/Calls.json");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.get("code")).isEqualTo("20003");
        assertThat(carrier.getAs(Carrier.ACCOUNT.keySid(), Carrier.ACCOUNT.keySecret(), "/Calls.json")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void callsAreListedNewestFirstFilteredAndInPages() throws Exception {
        Talker first = carrier.talker(CLINIC, "");
        carrier.talker("+13125550102", "");
        String one = dial(CLINIC).get("sid");
        eventually().until(() -> first.gone);
        String two = dial("+13125550102").get("sid");
        eventually()
                .until(() -> carrier.get("/Calls.json?Status=completed")
                                .body()
                                .path("calls")
                                .size()
                        == 2);

        assertThat(sids("/Calls.json")).containsExactly(two, one);
        assertThat(sids("/Calls.json?To=%2B13125550101")).containsExactly(one);
        assertThat(sids("/Calls.json?Status=queued")).isEmpty();
        assertThat(sids("/Calls.json?StartTime%3E=2026-11-02")).hasSize(2);
        assertThat(sids("/Calls.json?StartTime%3E=2026-11-03")).isEmpty();
        assertThat(sids("/Calls.json?StartTime%3C=2026-11-02T16:59:59Z")).isEmpty();
        Answer page = carrier.get("/Calls.json?PageSize=1&Page=1");
        assertThat(page.body().path("calls").get(0).path("sid").asText()).isEqualTo(one);
        assertThat(page.body().path("next_page_uri").isNull()).isTrue();
        assertThat(page.get("previous_page_uri")).contains("Page=0");
    }

    @Test
    void aCreateMayBeCarriedOutAndItsAnswerLost() throws Exception {
        carrier.talker(CLINIC, "");
        carrier.faults.set("rest.dropAfterCreate", 1);
        carrier.faults.set("rest.errorAfterCreate", 0);

        assertThatThrownBy(() -> dial(CLINIC)).isInstanceOf(IOException.class);
        assertThat(sids("/Calls.json?To=%2B13125550101")).hasSize(1);

        carrier.faults.set("rest.errorAfterCreate", 1);
        assertThat(dial(CLINIC).get("code")).isEqualTo("20500");
        assertThat(sids("/Calls.json?To=%2B13125550101")).hasSize(2);
    }

    @Test
    void otherFaultsRefuseAndDoNothing() throws Exception {
        carrier.talker(CLINIC, "");
        carrier.faults.set("rest.tooManyRequests", 1);
        carrier.faults.set("rest.errorBeforeCreate", 1);

        assertThat(dial(CLINIC).get("code")).isEqualTo("20429");
        assertThat(dial(CLINIC).status()).isEqualTo(500);
        carrier.faults.set("rest.unauthorised", 1);
        assertThat(dial(CLINIC).get("code")).isEqualTo("20003");
        assertThat(sids("/Calls.json")).isEmpty();
        assertThat(dial(CLINIC).status()).isEqualTo(201);
    }

    @Test
    void callsAboveThePaceWaitInTheQueue() throws Exception {
        carrier.close();
        carrier = new Carrier(1, 0.01, null);
        carrier.talker(CLINIC, "");

        assertThat(dial(CLINIC).get("queue_time")).isEqualTo("0");
        assertThat(Integer.parseInt(dial(CLINIC).get("queue_time"))).isBetween(50_000, 100_000);
        assertThat(Integer.parseInt(dial(CLINIC).get("queue_time"))).isBetween(150_000, 200_000);
    }

    @Test
    void afterARestartOldCallsAnswerTheirLastState(@TempDir Path directory) throws Exception {
        carrier.close();
        String talking;
        String queued;
        try (Journal kept = Journal.in(directory, Instant::now)) {
            carrier = new Carrier(20, 0.01, kept);
            Talker clinic = carrier.talker(CLINIC, "");
            talking = carrier.post(
                            "/Calls.json",
                            "To",
                            CLINIC,
                            "From",
                            Carrier.FROM,
                            "Twiml",
                            "<Response><Pause length=\"600\"/></Response>")
                    .get("sid");
            queued = dial(CLINIC).get("sid");
            eventually().until(() -> clinic.answered);
            carrier.close();
        }

        try (Journal recalled = Journal.in(directory, Instant::now)) {
            carrier = new Carrier(20, 100, recalled);
            assertThat(carrier.get("/Calls/" + talking + ".json").get("status")).isEqualTo("completed");
            assertThat(carrier.get("/Calls/" + queued + ".json").get("status")).isEqualTo("failed");
            assertThat(carrier.post("/Calls/" + talking + ".json", "Status", "completed")
                            .get("code"))
                    .isEqualTo("21220");
            assertThat(sids("/Calls.json?To=%2B13125550101")).containsExactly(queued, talking);
        }
    }

    private Answer dial(String to) throws Exception {
        return carrier.post("/Calls.json", "To", to, "From", Carrier.FROM, "Twiml", HELLO);
    }

    private List<String> sids(String path) throws Exception {
        List<String> sids = new ArrayList<>();
        carrier.get(path)
                .body()
                .path("calls")
                .forEach(call -> sids.add(call.path("sid").asText()));
        return sids;
    }
}
