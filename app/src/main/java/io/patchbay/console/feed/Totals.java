package io.patchbay.console.feed;

/// The numbers above the live table, as the database counts them.
public record Totals(long active, long waiting, long due, long completed, long failed, long cacheHits) {

    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);
}
