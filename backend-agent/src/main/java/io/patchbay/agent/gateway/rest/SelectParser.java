package io.patchbay.agent.gateway.rest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `select=`.
final class SelectParser {

    private static final String SIGNS = ",:()!";
    /// Deeper nesting is a mistake or an attack; the protocol's users need one level.
    private static final int DEEPEST = 4;

    private final Scanner scanner;

    private SelectParser(String text) {
        scanner = new Scanner("select parameter", text);
    }

    static List<Item> parse(String text) {
        if (text.isEmpty()) {
            return List.of(new Item.All());
        }
        var parser = new SelectParser(text);
        var items = parser.items(0);
        parser.scanner.expectEnd();
        return items;
    }

    private List<Item> items(int depth) {
        if (depth > DEEPEST) {
            throw scanner.unexpected();
        }
        var items = new ArrayList<Item>();
        do {
            items.add(item(depth));
        } while (scanner.take(","));
        return List.copyOf(items);
    }

    private Item item(int depth) {
        if (scanner.take("*")) {
            return new Item.All();
        }
        var first = scanner.field(SIGNS);
        if (first.path().isEmpty() && !scanner.comes("::") && scanner.take(":")) {
            return named(first.column(), scanner.field(SIGNS), depth);
        }
        return named(null, first, depth);
    }

    private Item named(@Nullable String label, Field field, int depth) {
        String hint = null;
        boolean inner = false;
        while (scanner.take("!")) {
            var word = scanner.name(SIGNS);
            inner |= word.equals("inner");
            hint = word.equals("inner") || word.equals("left") ? hint : word;
        }
        if (scanner.take("(")) {
            return embed(label, field, hint, inner, depth);
        }
        if (hint != null || inner) {
            throw scanner.unexpected();
        }
        return new Item.Value(field, label == null ? field.label() : label, cast());
    }

    private Item embed(@Nullable String label, Field relation, @Nullable String hint, boolean inner, int depth) {
        List<Item> items = scanner.comes(")") ? List.of() : items(depth + 1);
        scanner.expect(")");
        if (!relation.path().isEmpty()) {
            throw scanner.unexpected();
        }
        return new Item.Embed(relation.column(), label == null ? relation.column() : label, hint, inner, items);
    }

    private @Nullable String cast() {
        if (!scanner.take("::")) {
            return null;
        }
        var type = scanner.name(SIGNS);
        if (!Item.CASTS.contains(type)) {
            throw RestFailure.unparsable("select parameter", type);
        }
        return type;
    }
}
