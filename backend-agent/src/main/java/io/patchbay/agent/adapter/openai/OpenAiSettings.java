package io.patchbay.agent.adapter.openai;

import java.net.URI;
import java.util.Optional;

/// Where OpenAI is, our key and which model to ask. The text form hides the key.
///
/// @param reasoningEffort for models that think first (`low` …); they take no temperature, the others get zero
public record OpenAiSettings(
        URI apiBase, String apiKey, String model, Optional<String> project, Optional<String> reasoningEffort) {

    /// With the API's version, as every client of it is configured.
    public static final URI OPENAI = URI.create("https://api.openai.com/v1");

    public static final String DEFAULT_MODEL = "gpt-4.1-mini";

    public OpenAiSettings {
        if (apiBase.getHost() == null || !("https".equals(apiBase.getScheme()) || "http".equals(apiBase.getScheme()))) {
            throw new IllegalArgumentException("OpenAI settings: the API base must be an http or https URL");
        }
        if (apiKey.isBlank() || model.isBlank()) {
            throw new IllegalArgumentException("OpenAI settings: the API key or the model is empty");
        }
    }

    public static OpenAiSettings of(URI apiBase, String apiKey) {
        return new OpenAiSettings(apiBase, apiKey, DEFAULT_MODEL, Optional.empty(), Optional.empty());
    }

    URI completions() {
        var base = apiBase.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/chat/completions");
    }

    @Override
    public String toString() {
        return "OpenAiSettings[" + apiBase + ", " + model + ", key=****]";
    }
}
