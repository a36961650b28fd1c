package io.patchbay.agent.gateway.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads horizontal filters: `column=op.value`, `or=(…)`, and what stands inside a group.
final class FilterParser {

    private static final Set<String> TRUTHS = Set.of("null", "true", "false", "unknown");
    private static final int DEEPEST = 8;

    private FilterParser() {}

    static Condition parse(QueryString.Parameter parameter) {
        var name = parameter.name();
        var scanner = new Scanner("filter (" + name + ")", parameter.value());
        boolean negated = name.startsWith("not.");
        var word = negated ? name.substring("not.".length()) : name;
        Condition condition;
        if (word.equals("or") || word.equals("and")) {
            condition = group(scanner, word.equals("or"), negated, 0);
        } else {
            var column = new Scanner("filter (" + name + ")", name);
            var field = column.field(".");
            column.expectEnd();
            condition = condition(scanner, field, false);
        }
        scanner.expectEnd();
        return condition;
    }

    private static Condition.Group group(Scanner scanner, boolean any, boolean negated, int depth) {
        if (depth > DEEPEST) {
            throw scanner.unexpected();
        }
        scanner.expect("(");
        var conditions = new ArrayList<Condition>();
        do {
            conditions.add(member(scanner, depth));
        } while (scanner.take(","));
        scanner.expect(")");
        return new Condition.Group(any, negated, List.copyOf(conditions));
    }

    private static Condition member(Scanner scanner, int depth) {
        boolean negated = scanner.comes("not.or(") || scanner.comes("not.and(");
        if (negated) {
            scanner.expect("not.");
        }
        if (scanner.comes("or(") || scanner.comes("and(")) {
            boolean any = scanner.take("or");
            if (!any) {
                scanner.expect("and");
            }
            return group(scanner, any, negated, depth + 1);
        }
        var field = scanner.field(".,()");
        scanner.expect(".");
        return condition(scanner, field, true);
    }

    private static Condition condition(Scanner scanner, Field field, boolean isInGroup) {
        boolean negated = scanner.take("not.");
        var operator = scanner.name(".,()");
        scanner.expect(".");
        if (operator.equals("in")) {
            return new Condition.OneOf(field, negated, scanner.list());
        }
        var value = isInGroup ? scanner.item() : scanner.rest();
        if (operator.equals("is")) {
            var word = value.toLowerCase(Locale.ROOT);
            if (!TRUTHS.contains(word)) {
                throw RestFailure.unparsable("filter (is." + value + ")", value);
            }
            return new Condition.Is(field, negated, word);
        }
        if (!Condition.OPERATORS.containsKey(operator)) {
            throw RestFailure.unparsable("filter (" + operator + "." + value + ")", operator);
        }
        return new Condition.Compared(field, negated, operator, value);
    }
}
