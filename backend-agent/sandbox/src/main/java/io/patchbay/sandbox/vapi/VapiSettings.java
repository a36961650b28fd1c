package io.patchbay.sandbox.vapi;

import java.net.URI;
import java.util.List;

/// The customer's account on this VAPI.
///
/// @param apiKey the private key its REST API wants
/// @param sipHost where its assistants answer, such as `sip.vapi.ai`
/// @param serverUrl where messages go
/// @param toolUrl where tool calls go
public record VapiSettings(
        String apiKey, String sipHost, URI serverUrl, URI toolUrl, WebhookSeal seal, List<VapiAssistant> assistants) {

    public VapiSettings {
        assistants = List.copyOf(assistants);
    }
}
