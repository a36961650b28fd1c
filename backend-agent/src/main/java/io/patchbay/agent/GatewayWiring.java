package io.patchbay.agent;

import io.patchbay.agent.database.Database;
import io.patchbay.agent.gateway.auth.JwtCheck;
import io.patchbay.agent.gateway.auth.JwtSecret;
import io.patchbay.agent.gateway.auth.LocalToken;
import io.patchbay.agent.gateway.rest.RestGateway;
import io.patchbay.agent.server.Mount;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the gateway together: who may ask, and the token with which a console on this machine needs no sign-in.
final class GatewayWiring {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayWiring.class);

    private GatewayWiring() {}

    /// What it brings: its mounts, and what removes the token when the agent stops.
    record Gateway(List<Mount> mounts, AutoCloseable token) {}

    static Gateway wire(
            Database database, Optional<String> configuredSecret, Path directory, ScheduledExecutorService timers) {
        JwtSecret secret = configuredSecret.map(JwtSecret::of).orElseGet(() -> JwtSecret.random(new SecureRandom()));
        LocalToken token = new LocalToken(directory, secret, Clock.systemUTC());
        renew(token);
        var _ = timers.scheduleAtFixedRate(
                () -> renew(token), LocalToken.RENEWAL.toSeconds(), LocalToken.RENEWAL.toSeconds(), TimeUnit.SECONDS);
        return new Gateway(
                List.of(new Mount(
                        "/rest/v1/*", new RestGateway(database.dataSource(), new JwtCheck(secret, Clock.systemUTC())))),
                token::remove);
    }

    private static void renew(LocalToken token) {
        try {
            token.write();
        } catch (IOException failed) {
            LOG.atWarn().log("the local console's token could not be written; a console here cannot sign in");
        }
    }
}
