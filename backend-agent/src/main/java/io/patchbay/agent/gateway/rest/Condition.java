package io.patchbay.agent.gateway.rest;

import java.util.List;
import java.util.Map;

/// What rows must meet.
sealed interface Condition {

    /// PostgREST's words for the operators that compare with one value, and SQL's.
    Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("eq", "="),
            Map.entry("neq", "<>"),
            Map.entry("gt", ">"),
            Map.entry("gte", ">="),
            Map.entry("lt", "<"),
            Map.entry("lte", "<="),
            Map.entry("like", "like"),
            Map.entry("ilike", "ilike"),
            Map.entry("match", "~"),
            Map.entry("imatch", "~*"),
            Map.entry("isdistinct", "is distinct from"),
            Map.entry("cs", "@>"),
            Map.entry("cd", "<@"),
            Map.entry("ov", "&&"));

    /// `field.operator.value`, the operator in PostgREST's word.
    record Compared(Field field, boolean isNegated, String operator, String value) implements Condition {}

    /// `field.in.(a,b)`
    record OneOf(Field field, boolean isNegated, List<String> values) implements Condition {}

    /// `field.is.null`; `word` is null, true, false or unknown.
    record Is(Field field, boolean isNegated, String word) implements Condition {}

    /// `or(…)` or `and(…)`
    record Group(boolean isAny, boolean isNegated, List<Condition> conditions) implements Condition {}

    /// The condition on rows of `alias`. Throws when the table lacks a column.
    default Sql of(Catalogue.Table table, String alias) {
        return switch (this) {
            case Compared(var field, var negated, var operator, var value) ->
                negated(negated)
                        .add(field.of(table, alias))
                        .add(" " + OPERATORS.get(operator) + " ")
                        .bind(operator.endsWith("like") ? value.replace('*', '%') : value);
            case OneOf(var field, var negated, var values) ->
                negated(negated).add(oneOf(field.of(table, alias), values));
            case Is(var field, var negated, var word) ->
                negated(negated).add(field.of(table, alias)).add(" is " + word);
            case Group(var any, var negated, var conditions) ->
                negated(negated)
                        .add("(")
                        .add(joined(conditions, any ? " or " : " and ", table, alias))
                        .add(")");
        };
    }

    /// Several conditions with the word between them.
    static Sql joined(List<Condition> conditions, String word, Catalogue.Table table, String alias) {
        var sql = new Sql();
        for (var condition : conditions) {
            sql.add(sql.isEmpty() ? "" : word).add(condition.of(table, alias));
        }
        return sql;
    }

    private static Sql negated(boolean isNegated) {
        return new Sql().add(isNegated ? "not " : "");
    }

    private static Sql oneOf(Sql field, List<String> values) {
        if (values.isEmpty()) {
            return new Sql().add("(").add(field).add(" is null and false)");
        }
        var sql = field.add(" in (");
        for (int i = 0; i < values.size(); i++) {
            sql.add(i == 0 ? "" : ",").bind(values.get(i));
        }
        return sql.add(")");
    }
}
