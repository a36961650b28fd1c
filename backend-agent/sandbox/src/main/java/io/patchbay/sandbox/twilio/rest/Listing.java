package io.patchbay.sandbox.twilio.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A page of a list, and the filters lists offer.
final class Listing {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 1000;

    private Listing() {}

    /// `name` is the JSON key of the items and `path` the list's own path within the account.
    static ObjectNode page(Account account, String name, String path, List<ObjectNode> items, Form query) {
        int size = Math.clamp(number(query, "PageSize", PAGE), 1, LARGEST_PAGE);
        int page = Math.max(0, number(query, "Page", 0));
        int from = (int) Math.min(items.size(), (long) page * size);
        int to = Math.min(items.size(), from + size);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray(name);
        items.subList(from, to).forEach(list::add);
        body.put("first_page_uri", uri(account, path, 0, size));
        body.put("next_page_uri", to < items.size() ? uri(account, path, page + 1, size) : null);
        body.put("previous_page_uri", page > 0 ? uri(account, path, page - 1, size) : null);
        body.put("uri", uri(account, path, page, size));
        body.put("page", page);
        body.put("page_size", size);
        body.put("start", from);
        body.put("end", Math.max(from, to - 1));
        return body;
    }

    /// Keeps items whose field equals the filter, if the filter is given.
    static Predicate<ObjectNode> equal(Form query, String filter, String field) {
        Optional<String> wished = query.filled(filter);
        return item -> wished.isEmpty() || wished.get().equals(item.path(field).asText());
    }

    /// Keeps items dated as the filter says: `Name` the same day, `Name<` and `Name>` before and after (inclusive).
    static Predicate<ObjectNode> dated(Form query, String filter, String field) {
        Optional<Instant> from = query.filled(filter + ">").flatMap(Listing::instant);
        Optional<Instant> to = query.filled(filter + "<").flatMap(Listing::instant);
        Optional<LocalDate> day = query.filled(filter).flatMap(Listing::instant).map(Listing::day);
        return item -> {
            Optional<Instant> at = rfc2822(item.path(field).asText());
            return from.map(f -> at.isPresent() && !at.get().isBefore(f)).orElse(true)
                    && to.map(t -> at.isPresent() && !at.get().isAfter(t)).orElse(true)
                    && day.map(d -> at.isPresent() && day(at.get()).equals(d)).orElse(true);
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.length() == "2026-11-21".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> rfc2822(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static int number(Form query, String name, int otherwise) {
        try {
            return query.filled(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String uri(Account account, String path, int page, int size) {
        return account.uri(path) + "?PageSize=" + size + "&Page=" + page;
    }
}
