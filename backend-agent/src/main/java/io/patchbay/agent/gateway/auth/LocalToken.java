package io.patchbay.agent.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.patchbay.contract.supabase.TokenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/// Makes whoever can read the agent's own files a supervisor: a short-lived token in the data directory, readable by
/// the agent's user alone. The console and the command line on the same machine need no sign-in for that reason.
public final class LocalToken {

    /// How long a token is good. Write a new one at least every `RENEWAL`.
    public static final Duration LIFE = Duration.ofMinutes(10);

    /// Leaves a reader half of a token's life to use what it has read.
    public static final Duration RENEWAL = LIFE.dividedBy(2);

    private static final UUID SUBJECT = UUID.nameUUIDFromBytes("patchbay:local".getBytes(StandardCharsets.UTF_8));

    private final Path file;
    private final JwtSecret secret;
    private final InstantSource clock;

    /// `directory` is the agent's data directory, which exists.
    public LocalToken(Path directory, JwtSecret secret, InstantSource clock) {
        this.file = directory.resolve(TokenFile.NAME);
        this.secret = secret;
        this.clock = clock;
    }

    /// Where the token is; for `TokenFile`.
    public Path file() {
        return file;
    }

    /// Replaces the token, whole: a reader finds the old one or the new one. Throws `IOException` when the directory
    /// cannot be written.
    public void write() throws IOException {
        var half = file.resolveSibling(TokenFile.NAME + ".new");
        Files.deleteIfExists(half);
        if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(half);
        }
        Files.writeString(half, token() + "\n", StandardCharsets.US_ASCII);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Leaves nothing to read once the agent has gone.
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    private String token() {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(SUBJECT.toString())
                .audience("authenticated")
                .claim("role", Caller.Role.AUTHENTICATED.word())
                .claim("app_metadata", Map.of("role", "supervisor", "provider", "local"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret.key()));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HS256 is not available");
        }
    }
}
