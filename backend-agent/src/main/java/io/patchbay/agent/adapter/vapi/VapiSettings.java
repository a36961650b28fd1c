package io.patchbay.agent.adapter.vapi;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where VAPI is, our private key, and which hosts a control URL may name. `controlKey` is the public key sent to
/// control URLs where the assistant asks for one; the private key never goes there. The text form hides both.
public record VapiSettings(
        URI apiBase, String apiKey, Optional<String> controlKey, Set<String> controlHosts, Duration timeout) {

    /// VAPI's own address in the United States; `https://api.eu.vapi.ai` is the European one.
    public static final URI VAPI = URI.create("https://api.vapi.ai");

    /// Any host of VAPI's own.
    public static final Set<String> VAPI_HOSTS = Set.of("*.vapi.ai");

    public VapiSettings {
        if (apiBase.getHost() == null || !isWeb(apiBase)) {
            throw new IllegalArgumentException("VAPI settings: the API base must be an http or https URL");
        }
        if (apiKey.isBlank()) {
            throw new IllegalArgumentException("VAPI settings: the API key is empty");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("VAPI settings: the timeout must be positive");
        }
        controlHosts = Set.copyOf(controlHosts);
    }

    /// Whether we may post to a control URL. The URL comes from outside, and a request we are talked into making
    /// must reach VAPI and nothing else: the API's own host and port, or an allowed host (`name`, `name:port`,
    /// `*.domain`) over https.
    boolean allowsControl(URI url) {
        var host = url.getHost();
        if (host == null || !isWeb(url) || url.getUserInfo() != null) {
            return false;
        }
        if (host.equalsIgnoreCase(apiBase.getHost()) && port(url) == port(apiBase)) {
            return url.getScheme().equals(apiBase.getScheme()) || "https".equals(url.getScheme());
        }
        return controlHosts.stream().anyMatch(allowed -> allows(allowed, url, host.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "VapiSettings[" + apiBase + ", key=****]";
    }

    private static boolean allows(String allowed, URI url, String host) {
        if (allowed.contains(":")) {
            return allowed.equals(host + ":" + port(url));
        }
        if (!"https".equals(url.getScheme()) || port(url) != 443) {
            return false;
        }
        return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : allowed.equals(host);
    }

    private static boolean isWeb(URI url) {
        return "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}
