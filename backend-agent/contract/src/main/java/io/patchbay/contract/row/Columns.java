package io.patchbay.contract.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.contract.phi.Phone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads one row's columns leniently: what is missing, null, of another type or of a later version is just not there. A
/// screen must show the nine columns it understands when it does not understand the tenth.
record Columns(JsonNode row) {

    @Nullable
    String text(String column) {
        var value = row.path(column);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    /// Null also for a word this version does not know.
    <T> @Nullable T word(String column, Function<String, T> ofWord) {
        var text = text(column);
        try {
            return text == null ? null : ofWord.apply(text);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    int number(String column, int otherwise) {
        var value = row.path(column);
        return value.isInt() || value.isLong() ? value.asInt(otherwise) : otherwise;
    }

    @Nullable
    Double fraction(String column) {
        var value = row.path(column);
        return value.isNumber() ? value.doubleValue() : null;
    }

    @Nullable
    Boolean truth(String column) {
        var value = row.path(column);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    boolean isTrue(String column) {
        return row.path(column).asBoolean(false);
    }

    @Nullable
    Instant instant(String column) {
        var text = text(column);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException otherForm) {
            return null;
        }
    }

    @Nullable
    Phone phone(String column) {
        return word(column, Phone::new);
    }

    /// The key of the row; throws `IllegalArgumentException` when there is none, for a row without key is no row.
    UUID key(String column) {
        var text = text(column);
        if (text == null) {
            throw new IllegalArgumentException("row: no " + column);
        }
        return UUID.fromString(text);
    }

    /// The first embedded row of a relation, whether the server gave a list or an object.
    @Nullable
    JsonNode first(String relation) {
        var value = row.path(relation);
        var one = value.isArray() ? value.path(0) : value;
        return one.isObject() ? one : null;
    }
}
