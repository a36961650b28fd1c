package io.patchbay.contract.supabase;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A condition on rows, in PostgREST's words. It travels in the URL, so it must never hold patient data: filter by
/// identifier, state and time.
public sealed interface Filter {

    /// One column against one value, already in wire form.
    record Comparison(String column, String operator, Object value, boolean negated) implements Filter {}

    /// One column against a list.
    record Membership(String column, List<?> values, boolean negated) implements Filter {}

    /// At least one of several conditions.
    record AnyOf(List<Filter> filters) implements Filter {}

    /// All of several conditions; needed only inside `or`.
    record AllOf(List<Filter> filters) implements Filter {}

    /// The words `is` accepts.
    enum Truth {
        NULL,
        TRUE,
        FALSE,
        UNKNOWN
    }

    static Filter eq(String column, Object value) {
        return new Comparison(column, "eq", value, false);
    }

    static Filter neq(String column, Object value) {
        return new Comparison(column, "neq", value, false);
    }

    static Filter lt(String column, Object value) {
        return new Comparison(column, "lt", value, false);
    }

    static Filter lte(String column, Object value) {
        return new Comparison(column, "lte", value, false);
    }

    static Filter gt(String column, Object value) {
        return new Comparison(column, "gt", value, false);
    }

    static Filter gte(String column, Object value) {
        return new Comparison(column, "gte", value, false);
    }

    /// `%` and `_` as in SQL; `*` is understood as `%`.
    static Filter like(String column, String pattern) {
        return new Comparison(column, "like", pattern, false);
    }

    /// As `like`, whatever the case of the letters.
    static Filter ilike(String column, String pattern) {
        return new Comparison(column, "ilike", pattern, false);
    }

    static Filter is(String column, Truth truth) {
        return new Comparison(column, "is", truth.name().toLowerCase(Locale.ROOT), false);
    }

    /// An empty list admits no row.
    static Filter in(String column, Collection<?> values) {
        return new Membership(column, List.copyOf(values), false);
    }

    /// The opposite of a comparison or membership; throws `IllegalArgumentException` for a group.
    static Filter not(Filter filter) {
        return switch (filter) {
            case Comparison(var column, var operator, var value, var negated) ->
                new Comparison(column, operator, value, !negated);
            case Membership(var column, var values, var negated) -> new Membership(column, values, !negated);
            case AnyOf _, AllOf _ -> throw new IllegalArgumentException("not: takes a single comparison");
        };
    }

    static Filter or(Filter... filters) {
        return new AnyOf(List.of(filters));
    }

    static Filter and(Filter... filters) {
        return new AllOf(List.of(filters));
    }

    /// The query parameter's name.
    default String key() {
        return switch (this) {
            case Comparison comparison -> comparison.column();
            case Membership membership -> membership.column();
            case AnyOf _ -> "or";
            case AllOf _ -> "and";
        };
    }

    /// The query parameter's value, not yet percent-encoded.
    default String text() {
        return switch (this) {
            case Comparison(var _, var operator, var value, var negated) -> prefix(negated) + operator + "." + value;
            case Membership(var _, var values, var negated) -> prefix(negated) + "in." + list(values);
            case AnyOf(var filters) -> group(filters);
            case AllOf(var filters) -> group(filters);
        };
    }

    private String nested() {
        return switch (this) {
            case Comparison(var column, var operator, var value, var negated) ->
                column + "." + prefix(negated) + operator + "." + quoted(value);
            case Membership(var column, var values, var negated) ->
                column + "." + prefix(negated) + "in." + list(values);
            case AnyOf(var filters) -> "or" + group(filters);
            case AllOf(var filters) -> "and" + group(filters);
        };
    }

    private static String prefix(boolean negated) {
        return negated ? "not." : "";
    }

    private static String group(List<Filter> filters) {
        return filters.stream().map(Filter::nested).collect(Collectors.joining(",", "(", ")"));
    }

    private static String list(List<?> values) {
        return values.stream().map(Filter::quoted).collect(Collectors.joining(",", "(", ")"));
    }

    /// Inside a list or a group the characters of the grammar itself must be quoted.
    private static String quoted(Object value) {
        var text = value.toString();
        if (!text.isEmpty() && !RESERVED.matcher(text).find()) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// The characters with a meaning in lists and groups.
    Pattern RESERVED = Pattern.compile("[,.:()\"\\\\\\s]");
}
