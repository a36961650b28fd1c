package io.patchbay.agent.adapter.twilio;

import io.patchbay.agent.port.Telephony.Announcement;
import io.patchbay.contract.id.CallSessionId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Our own URLs as Twilio is told them. The webhook side routes by the same path constants, so the two cannot drift
/// apart. Nothing but the session's id and keys or allowed words to play ever stands in a URL.
public record TwilioAddresses(URI publicBase, URI publicStreamBase) {

    public static final String PRECLASSIFY = "/twilio/preclassify-twiml";
    public static final String DIAL_DONE = "/twilio/dial-done";
    public static final String HOLD_SILENCE = "/twilio/hold-silence";
    public static final String ANNOUNCE = "/twilio/announce";
    public static final String CALL = "/twilio/call";
    public static final String CONFERENCE = "/twilio/conference";
    public static final String STREAM = "/twilio/stream";
    public static final String AMD = "/twilio/amd";
    public static final String MEDIA = "/twilio/media";

    public static final String CLINIC = "clinic";
    public static final String ASSISTANT = "assistant";

    /// Three more tries on any failure of ours. Only for callbacks, which are idempotent; never for TwiML, which a
    /// caller waits for. Twilio neither sends nor signs the fragment.
    private static final String RETRIED = "#rc=3&rp=5xx,ct,rt";

    public TwilioAddresses {
        publicBase = withoutSlash(publicBase);
        publicStreamBase = withoutSlash(publicStreamBase);
    }

    URI preclassify(CallSessionId session) {
        return URI.create(publicBase + PRECLASSIFY + "?session=" + session);
    }

    URI dialDone(CallSessionId session) {
        return URI.create(publicBase + DIAL_DONE + "?session=" + session);
    }

    URI holdSilence() {
        return URI.create(publicBase + HOLD_SILENCE);
    }

    URI announce(CallSessionId session, Announcement announcement) {
        var what = switch (announcement) {
            case Announcement.Keys keys -> "&keys=" + encoded(TwilioKeys.spaced(keys.keys(), keys.gap()));
            case Announcement.Words words -> "&words=" + encoded(words.text());
        };
        return URI.create(publicBase + ANNOUNCE + "?session=" + session + what);
    }

    URI call(CallSessionId session, String leg) {
        return URI.create(publicBase + CALL + "?session=" + session + "&leg=" + leg + RETRIED);
    }

    URI conference(CallSessionId session) {
        return URI.create(publicBase + CONFERENCE + "?session=" + session + RETRIED);
    }

    URI stream(CallSessionId session) {
        return URI.create(publicBase + STREAM + "?session=" + session + RETRIED);
    }

    URI amd(CallSessionId session) {
        return URI.create(publicBase + AMD + "?session=" + session + RETRIED);
    }

    /// Without a query: Twilio refuses one here.
    URI media() {
        return URI.create(publicStreamBase + MEDIA);
    }

    /// The conference's name. Names are per account, so it carries nothing about anybody.
    public static String conferenceName(CallSessionId session) {
        return "pb-" + session;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static URI withoutSlash(URI base) {
        var text = base.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }
}
