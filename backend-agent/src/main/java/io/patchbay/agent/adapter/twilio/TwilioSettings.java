package io.patchbay.agent.adapter.twilio;

import io.patchbay.contract.phi.Phone;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The account, the number we call from, where we are reached, and how long we wait for an answer. The text form
/// hides the token. `edge` (`dublin`, or `dublin.ie1` with its region) applies to Twilio's own host only.
public record TwilioSettings(
        URI apiBase,
        String accountSid,
        String authToken,
        Phone from,
        URI publicBase,
        URI publicStreamBase,
        String sipAddress,
        Duration timeout,
        Optional<String> edge,
        DigitRoute digitRoute) {

    /// Twilio's own address.
    public static final URI TWILIO = URI.create("https://api.twilio.com");

    /// How keys reach a leg that sits in a conference.
    public enum DigitRoute {
        /// Announced to the participant, which stays in the conference.
        ANNOUNCEMENT,
        /// Played by a document of the leg's own, which leaves the conference for it and comes back.
        LEG
    }

    public TwilioSettings {
        require(!authToken.isBlank(), "the auth token is empty");
        require(accountSid.matches("AC[0-9a-fA-F]{32}"), "an account SID is AC and 32 hex digits");
        require(isHttp(apiBase), "the API base must be an http or https URL");
        require(isHttp(publicBase), "the public base must be an http or https URL");
        require(isStream(publicStreamBase), "the public stream base must be a ws or wss URL");
        require(!publicBase.getHost().contains("_"), "Twilio refuses callback hosts with an underscore");
        require(sipAddress.matches("sips?:[^\\s?]+@[^\\s?]+"), "the SIP address must be sip:user@host without headers");
        require(timeout.isPositive(), "the timeout must be positive");
    }

    public TwilioAddresses addresses() {
        return new TwilioAddresses(publicBase, publicStreamBase);
    }

    /// Where requests go: `apiBase`, or the edge's own host.
    URI effectiveBase() {
        if (edge.isEmpty() || !TWILIO.getHost().equals(apiBase.getHost())) {
            return apiBase;
        }
        var withRegion = edge.get().contains(".") ? edge.get() : edge.get() + ".us1";
        return URI.create("https://api." + withRegion + ".twilio.com");
    }

    @Override
    public String toString() {
        return "TwilioSettings[" + effectiveBase() + ", " + accountSid + ", " + from + ", token=****]";
    }

    private static boolean isHttp(URI uri) {
        return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    }

    private static boolean isStream(URI uri) {
        return uri.getHost() != null && ("wss".equals(uri.getScheme()) || "ws".equals(uri.getScheme()));
    }

    private static void require(boolean claim, String otherwise) {
        if (!claim) {
            throw new IllegalArgumentException("Twilio settings: " + otherwise);
        }
    }
}
