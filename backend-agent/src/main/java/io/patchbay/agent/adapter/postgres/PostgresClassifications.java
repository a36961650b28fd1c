package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.port.store.Classifications;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.ClassificationType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The cache in `call_classifications`.
final class PostgresClassifications implements Classifications {

    private final Statements statements;

    PostgresClassifications(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Remembered> findActive(Phone phone, Instant now) {
        return statements.inTransaction(transaction -> transaction
                .query("find_active_classification")
                .bind("phone", phone)
                .bind("now", now)
                .map((results, context) -> remembered(new Row(results)))
                .findFirst());
    }

    @Override
    public Optional<Remembered> find(ClassificationId id) {
        return statements.inTransaction(transaction -> transaction
                .query("find_classification")
                .bind("id", id)
                .map((results, context) -> remembered(new Row(results)))
                .findFirst());
    }

    private static Remembered remembered(Row row) throws SQLException {
        return new Remembered(
                row.id("id", ClassificationId::new),
                ClassificationType.ofWord(row.text("classification_type")),
                row.number("classification_confidence"),
                PathJson.read(row.optionalText("ivr_actions").orElse("[]")),
                row.optionalInstant("classification_expires_at").orElse(Instant.EPOCH),
                row.count("verification_count"));
    }
}
