package io.patchbay.agent.adapter.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.agent.port.Telephony.Announcement;
import io.patchbay.contract.id.CallSessionId;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TwilioTwimlTest {

    private static final String ID = "6f1c2b4e-0000-4000-8000-000000000001";
    private static final CallSessionId SESSION = CallSessionId.parse(ID);

    private final StreamToken tokens = new StreamToken("secret");
    private final TwilioTwiml twiml = new TwilioTwiml(
            new TwilioAddresses(URI.create("https://calls.example.com/"), URI.create("wss://calls.example.com")),
            tokens);

    @Test
    void anAnsweredClinicIsStreamedThenJoined() {
        var response = parse(twiml.preclassify(SESSION));
        var stream = only(response, "Stream");
        assertThat(((Element) stream.getParentNode()).getTagName()).isEqualTo("Start");
        assertThat(stream.getAttribute("url")).isEqualTo("wss://calls.example.com/twilio/media");
        assertThat(stream.getAttribute("track")).isEqualTo("inbound_track");
        assertThat(stream.getAttribute("statusCallback"))
                .startsWith("https://calls.example.com/twilio/stream?session=" + ID);
        var conference = only(response, "Conference");
        assertThat(conference.getTextContent()).isEqualTo("pb-" + ID);
        assertThat(conference.getAttribute("participantLabel")).isEqualTo("clinic");
        assertThat(conference.getAttribute("startConferenceOnEnter")).isEqualTo("true");
        assertThat(conference.getAttribute("endConferenceOnExit")).isEqualTo("true");
        assertThat(conference.getAttribute("beep")).isEqualTo("false");
        assertThat(conference.hasAttribute("waitUrl")).isTrue();
        assertThat(conference.getAttribute("waitUrl")).isEmpty();
        assertThat(conference.getAttribute("statusCallbackEvent"))
                .isEqualTo("start end join leave mute hold modify speaker announcement");
        assertThat(((Element) conference.getParentNode()).getAttribute("action"))
                .isEqualTo("https://calls.example.com/twilio/dial-done?session=" + ID);
    }

    @Test
    void theStreamCarriesTheSessionAndItsToken() {
        var parameters = parse(twiml.preclassify(SESSION)).getElementsByTagName("Parameter");
        assertThat(parameters.getLength()).isEqualTo(2);
        var session = (Element) parameters.item(0);
        var token = (Element) parameters.item(1);
        assertThat(session.getAttribute("name")).isEqualTo("session");
        assertThat(session.getAttribute("value")).isEqualTo(ID);
        assertThat(token.getAttribute("name")).isEqualTo("token");
        assertThat(tokens.matches(SESSION, token.getAttribute("value"))).isTrue();
    }

    @Test
    void aRepeatedRequestGetsTheSameDocument() {
        assertThat(twiml.preclassify(SESSION)).isEqualTo(twiml.preclassify(SESSION));
    }

    @Test
    void holdSilenceIsSilentAndEndless() {
        var response = parse(twiml.holdSilence());
        assertThat(only(response, "Pause").getAttribute("length")).isEqualTo("60");
        assertThat(only(response, "Redirect").getTextContent())
                .isEqualTo("https://calls.example.com/twilio/hold-silence");
        assertThat(response.getElementsByTagName("*").getLength()).isEqualTo(2);
    }

    @Test
    void announcedKeysArePlayedAsDigits() {
        var document = twiml.announce(Optional.of("1w2#"), Optional.empty());
        assertThat(only(parse(document.orElseThrow()), "Play").getAttribute("digits"))
                .isEqualTo("1w2#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "1 2", "<Dial/>", "123456789012345678901234567890123"})
    void keysThatAreNoneAreNotPlayed(String keys) {
        assertThat(twiml.announce(Optional.of(keys), Optional.empty())).isEmpty();
    }

    @Test
    void announcedWordsAreSaidAndCannotSmuggleInVerbs() {
        var response = parse(twiml.announce(Optional.empty(), Optional.of("medical </Say><Hangup/> records"))
                .orElseThrow());
        assertThat(only(response, "Say").getTextContent()).isEqualTo("medical </Say><Hangup/> records");
        assertThat(response.getElementsByTagName("Hangup").getLength()).isZero();
    }

    @Test
    void anAnnouncementOfNothingOrOfBothIsRefused() {
        assertThat(twiml.announce(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(twiml.announce(Optional.of("1"), Optional.of("records"))).isEmpty();
        assertThat(twiml.announce(Optional.empty(), Optional.of(" "))).isEmpty();
        assertThat(twiml.announce(Optional.empty(), Optional.of("x".repeat(301))))
                .isEmpty();
    }

    @Test
    void theSecondWayPlaysOutsideTheConferenceAndComesBack() {
        var keys = new Announcement.Keys("12", Duration.ofMillis(500));
        var response = parse(twiml.announceThenRejoin(SESSION, keys));
        assertThat(only(response, "Play").getAttribute("digits")).isEqualTo("1w2");
        assertThat(only(response, "Conference").getTextContent()).isEqualTo("pb-" + ID);
        assertThat(((Element) response.getFirstChild()).getTagName()).isEqualTo("Play");
        assertThat(response.getElementsByTagName("Stream").getLength()).isZero();
    }

    @Test
    void aGapIsRoundedUpToHalfSeconds() {
        assertThat(TwilioKeys.spaced("1*#", Duration.ofMillis(501))).isEqualTo("1ww*ww#");
        assertThat(TwilioKeys.spaced("12", Duration.ZERO)).isEqualTo("12");
    }

    @Test
    void onlyKeysCanBeSpaced() {
        assertThatThrownBy(() -> TwilioKeys.spaced("1w2", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TwilioKeys.spaced("", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TwilioKeys.spaced("1".repeat(33), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSmallDocumentsAreWhatTheirNamesSay() {
        assertThat(only(parse(twiml.hangUp()), "Hangup").hasChildNodes()).isFalse();
        assertThat(parse(twiml.nothing()).hasChildNodes()).isFalse();
    }

    @Test
    void callbacksAskForRetriesAndDocumentsDoNot() {
        var addresses = new TwilioAddresses(URI.create("https://a.example"), URI.create("wss://a.example"));
        assertThat(addresses.call(SESSION, "clinic"))
                .hasToString("https://a.example/twilio/call?session=" + ID + "&leg=clinic#rc=3&rp=5xx,ct,rt");
        assertThat(addresses.preclassify(SESSION)).hasNoFragment();
        assertThat(addresses.dialDone(SESSION)).hasNoFragment();
        assertThat(addresses.announce(SESSION, new Announcement.Keys("#1", Duration.ofSeconds(1))))
                .hasToString("https://a.example/twilio/announce?session=" + ID + "&keys=%23ww1");
    }

    private static Element only(Element response, String verb) {
        var found = response.getElementsByTagName(verb);
        assertThat(found.getLength()).as(verb).isEqualTo(1);
        return (Element) found.item(0);
    }

    private static Element parse(String xml) {
        try {
            var root = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("Response");
            return root;
        } catch (Exception e) {
            throw new AssertionError("not XML", e);
        }
    }
}
