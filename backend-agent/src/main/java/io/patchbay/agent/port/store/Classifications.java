package io.patchbay.agent.port.store;

import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.ClassificationType;
import java.time.Instant;
import java.util.Optional;

/// What is remembered of clinics' phone systems.
public interface Classifications {

    /// The active classification of that number that has not expired.
    Optional<Remembered> findActive(Phone phone, Instant now);

    /// That classification, whatever its age.
    Optional<Remembered> find(ClassificationId id);

    /// One remembered phone system.
    record Remembered(
            ClassificationId id,
            ClassificationType type,
            double confidence,
            LearnedPath path,
            Instant expiresAt,
            int verificationCount) {}
}
