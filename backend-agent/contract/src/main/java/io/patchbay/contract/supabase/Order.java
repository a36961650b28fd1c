package io.patchbay.contract.supabase;

/// One term of `order=`.
public record Order(String column, boolean descending, Nulls nulls) {

    /// Where rows without a value go. Postgres puts them last when ascending and first when descending.
    public enum Nulls {
        /// Postgres' own habit.
        AS_USUAL(""),
        FIRST(".nullsfirst"),
        LAST(".nullslast");

        private final String word;

        Nulls(String word) {
            this.word = word;
        }
    }

    public static Order ascending(String column) {
        return new Order(column, false, Nulls.AS_USUAL);
    }

    public static Order descending(String column) {
        return new Order(column, true, Nulls.AS_USUAL);
    }

    public Order nullsFirst() {
        return new Order(column, descending, Nulls.FIRST);
    }

    public Order nullsLast() {
        return new Order(column, descending, Nulls.LAST);
    }

    String term() {
        return column + (descending ? ".desc" : ".asc") + nulls.word;
    }
}
