package io.patchbay.agent.adapter.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Parameter;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.Start;
import com.twilio.twiml.voice.Stream;
import io.patchbay.agent.port.Telephony.Announcement;
import io.patchbay.contract.id.CallSessionId;
import java.util.List;
import java.util.Optional;

/// Every document we answer Twilio with. Pure: a document depends on its arguments and the settings alone, so a
/// repeated request gets the same answer.
public final class TwilioTwiml {

    /// What all these documents are sent as.
    public static final String CONTENT_TYPE = "text/xml";

    /// Names of the parameters a media stream's `start` message carries.
    public static final String STREAM_SESSION = "session";

    public static final String STREAM_TOKEN = "token";

    private static final int SILENCE_SECONDS = 60;
    private static final int LONGEST_WORDS = 300;
    private static final List<Conference.Event> ALL_EVENTS = List.of(Conference.Event.values());

    private final TwilioAddresses addresses;
    private final StreamToken tokens;

    public TwilioTwiml(TwilioAddresses addresses, StreamToken tokens) {
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /// The clinic has answered: send us its voice, and join it to the session's conference.
    public String preclassify(CallSessionId session) {
        return xml(new VoiceResponse.Builder().start(listening(session)).dial(joining(session)));
    }

    /// What a held leg, or one waiting for its conference, hears. Sound without content rather than no sound: a leg
    /// that gets no packets is dropped by its far end.
    public String holdSilence() {
        return xml(new VoiceResponse.Builder()
                .pause(new Pause.Builder().length(SILENCE_SECONDS).build())
                .redirect(new Redirect.Builder(addresses.holdSilence())
                        .method(HttpMethod.POST)
                        .build()));
    }

    /// What an announcement's URL asks for, from its `keys` or `words` parameter. Empty when it asks for nothing
    /// that may be played.
    public Optional<String> announce(Optional<String> keys, Optional<String> words) {
        if (keys.isPresent() == words.isPresent()) {
            return Optional.empty();
        }
        return keys.isPresent()
                ? keys.filter(TwilioKeys::playable).map(TwilioTwiml::playKeys)
                : words.filter(TwilioTwiml::sayable).map(TwilioTwiml::sayWords);
    }

    /// Plays to the leg outside the conference, then takes it back in: the second way to press a key.
    String announceThenRejoin(CallSessionId session, Announcement announcement) {
        var response = new VoiceResponse.Builder();
        switch (announcement) {
            case Announcement.Keys keys -> response.play(keysOf(TwilioKeys.spaced(keys.keys(), keys.gap())));
            case Announcement.Words words -> response.say(new Say.Builder(words.text()).build());
        }
        return xml(response.dial(joining(session)));
    }

    public String hangUp() {
        return xml(new VoiceResponse.Builder().hangup(new Hangup.Builder().build()));
    }

    /// Nothing to do: the answer to callbacks, and to a document request that must not act twice.
    public String nothing() {
        return xml(new VoiceResponse.Builder());
    }

    private Start listening(CallSessionId session) {
        return new Start.Builder()
                .stream(new Stream.Builder()
                                .name(TwilioAddresses.CLINIC + "-" + session)
                                .url(addresses.media().toString())
                                .track(Stream.Track.INBOUND_TRACK)
                                .statusCallback(addresses.stream(session).toString())
                                .statusCallbackMethod(Stream.StatusCallbackMethod.POST)
                                .parameter(parameter(STREAM_SESSION, session.toString()))
                                .parameter(parameter(STREAM_TOKEN, tokens.of(session)))
                                .build())
                        .build();
    }

    private Dial joining(CallSessionId session) {
        return new Dial.Builder()
                .action(addresses.dialDone(session))
                .method(HttpMethod.POST)
                .conference(new Conference.Builder(TwilioAddresses.conferenceName(session))
                        .participantLabel(TwilioAddresses.CLINIC)
                        .startConferenceOnEnter(true)
                        .endConferenceOnExit(true)
                        .beep(Conference.Beep.FALSE)
                        .waitUrl("")
                        .jitterBufferSize(Conference.JitterBufferSize.SMALL)
                        .statusCallback(addresses.conference(session))
                        .statusCallbackMethod(HttpMethod.POST)
                        .statusCallbackEvents(ALL_EVENTS)
                        .build())
                .build();
    }

    private static String playKeys(String keys) {
        return xml(new VoiceResponse.Builder().play(keysOf(keys)));
    }

    private static Play keysOf(String keys) {
        return new Play.Builder().digits(keys).build();
    }

    private static String sayWords(String words) {
        return xml(new VoiceResponse.Builder().say(new Say.Builder(words).build()));
    }

    private static boolean sayable(String words) {
        return !words.isBlank()
                && words.length() <= LONGEST_WORDS
                && words.chars().noneMatch(Character::isISOControl);
    }

    private static Parameter parameter(String name, String value) {
        return new Parameter.Builder().name(name).value(value).build();
    }

    private static String xml(VoiceResponse.Builder response) {
        try {
            return response.build().toXml();
        } catch (TwiMLException e) {
            throw new IllegalStateException("a TwiML document could not be written", e);
        }
    }
}
