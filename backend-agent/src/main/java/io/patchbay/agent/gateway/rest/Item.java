package io.patchbay.agent.gateway.rest;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One entry of `select=`.
sealed interface Item {

    /// The types a value may be cast to.
    Set<String> CASTS = Set.of(
            "text",
            "int2",
            "int4",
            "int8",
            "integer",
            "bigint",
            "numeric",
            "float4",
            "float8",
            "boolean",
            "bool",
            "date",
            "timestamp",
            "timestamptz",
            "uuid",
            "json",
            "jsonb");

    /// `*`
    record All() implements Item {}

    /// `label:field::cast`
    record Value(Field field, String label, @Nullable String cast) implements Item {}

    /// `label:relation!hint!inner(items)`
    record Embed(String relation, String label, @Nullable String hint, boolean isInner, List<Item> items)
            implements Item {

        /// Whether a parameter's prefix means this one.
        boolean isCalled(String prefix) {
            return label.equals(prefix) || relation.equals(prefix);
        }
    }
}
