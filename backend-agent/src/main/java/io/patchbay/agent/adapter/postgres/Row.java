package io.patchbay.agent.adapter.postgres;

import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A result row read by column name, null only as an empty `Optional`.
record Row(ResultSet results) {

    String text(String column) throws SQLException {
        return required(column, results.getString(column));
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    <T> Optional<T> optional(String column, Function<UUID, T> type) throws SQLException {
        return Optional.ofNullable(results.getObject(column, UUID.class)).map(type);
    }

    <T> T id(String column, Function<UUID, T> type) throws SQLException {
        return type.apply(required(column, results.getObject(column, UUID.class)));
    }

    PendingCallId pendingCall(String column) throws SQLException {
        return id(column, PendingCallId::new);
    }

    Optional<ClassificationId> classification(String column) throws SQLException {
        return optional(column, ClassificationId::new);
    }

    Instant instant(String column) throws SQLException {
        return required(column, results.getObject(column, OffsetDateTime.class)).toInstant();
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    Optional<LocalDate> optionalDay(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, LocalDate.class));
    }

    /// Zero when the column is null.
    int count(String column) throws SQLException {
        return results.getInt(column);
    }

    double number(String column) throws SQLException {
        return results.getDouble(column);
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    boolean isPresent(String column) throws SQLException {
        return results.getObject(column) != null;
    }

    private static <T> T required(String column, @Nullable T value) throws SQLException {
        if (value == null) {
            throw new SQLException("column " + column + " is null", "22004");
        }
        return value;
    }
}
