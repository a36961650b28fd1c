package io.patchbay.agent.gateway.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names of schema `public` at one moment: the only source of identifiers in a statement.
record Catalogue(Map<String, Table> tables, List<ForeignKey> foreignKeys) {

    static final Catalogue EMPTY = new Catalogue(Map.of(), List.of());

    /// A table or view. `columns` maps names to types as SQL writes them; `key` is the primary key.
    record Table(String name, Map<String, String> columns, List<String> key) {

        boolean has(String column) {
            return columns.containsKey(column);
        }
    }

    /// `from.columns` refer to `to.targets`; `isUnique` when a row of `to` has at most one of `from`.
    record ForeignKey(
            String name, String from, List<String> columns, String to, List<String> targets, boolean isUnique) {}

    /// How rows of one table find rows of another: equal values in `mine` and `theirs`.
    record Relationship(Table target, List<String> mine, List<String> theirs, boolean isToOne) {}

    Optional<Table> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /// Throws PGRST200 when nothing relates the two, PGRST201 when more than one foreign key does and `hint` (the name
    /// of a foreign key or of its column) does not say which.
    Relationship relationship(Table origin, String target, @Nullable String hint) {
        var related = table(target).orElseThrow(() -> RestFailure.unrelated(origin.name(), target));
        var outgoing = foreignKeys.stream()
                .filter(key -> key.from().equals(origin.name()) && key.to().equals(target) && isMeant(key, hint))
                .map(key -> new Relationship(related, key.columns(), key.targets(), true));
        var incoming = foreignKeys.stream()
                .filter(key -> key.from().equals(target) && key.to().equals(origin.name()) && isMeant(key, hint))
                .map(key -> new Relationship(related, key.targets(), key.columns(), key.isUnique()));
        var found = Stream.concat(outgoing, incoming).distinct().toList();
        if (found.isEmpty()) {
            throw RestFailure.unrelated(origin.name(), target);
        }
        if (found.size() > 1) {
            throw RestFailure.ambiguous(origin.name(), target);
        }
        return found.getFirst();
    }

    private static boolean isMeant(ForeignKey key, @Nullable String hint) {
        return hint == null
                || key.name().equals(hint)
                || (key.columns().size() == 1 && Objects.equals(key.columns().getFirst(), hint));
    }
}
