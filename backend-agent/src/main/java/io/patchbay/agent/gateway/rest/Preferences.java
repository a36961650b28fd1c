package io.patchbay.agent.gateway.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the `Prefer` headers ask for. Unknown preferences are passed over, as the standard says.
record Preferences(Returned returned, boolean isCounted, Duplicates duplicates, List<String> applied) {

    /// What a write answers with.
    enum Returned {
        MINIMAL,
        HEADERS_ONLY,
        REPRESENTATION
    }

    /// What an insert does about rows that exist.
    enum Duplicates {
        REFUSE,
        MERGE,
        IGNORE
    }

    static Preferences of(List<String> headers) {
        var returned = Returned.MINIMAL;
        var counted = false;
        var duplicates = Duplicates.REFUSE;
        var applied = new ArrayList<String>();
        for (var header : headers) {
            for (var preference : header.split(",", -1)) {
                var word = preference.strip().toLowerCase(Locale.ROOT);
                switch (word) {
                    case "return=minimal" -> returned = Returned.MINIMAL;
                    case "return=headers-only" -> returned = Returned.HEADERS_ONLY;
                    case "return=representation" -> returned = Returned.REPRESENTATION;
                    case "count=exact", "count=planned", "count=estimated" -> counted = true;
                    case "resolution=merge-duplicates" -> duplicates = Duplicates.MERGE;
                    case "resolution=ignore-duplicates" -> duplicates = Duplicates.IGNORE;
                    default -> {
                        continue;
                    }
                }
                applied.add(word);
            }
        }
        return new Preferences(returned, counted, duplicates, List.copyOf(applied));
    }
}
