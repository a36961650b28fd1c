package io.patchbay.agent.gateway.rest;

import java.util.ArrayList;
import java.util.List;

/// One term of `order=`.
record OrderTerm(Field field, String direction) {

    static List<OrderTerm> parse(String text) {
        var scanner = new Scanner("order (" + text + ")", text);
        var terms = new ArrayList<OrderTerm>();
        do {
            terms.add(term(scanner));
        } while (scanner.take(","));
        scanner.expectEnd();
        return List.copyOf(terms);
    }

    private static OrderTerm term(Scanner scanner) {
        var field = scanner.field(".,()");
        var direction = scanner.take(".asc") ? " asc" : scanner.take(".desc") ? " desc" : "";
        if (scanner.take(".nullsfirst")) {
            direction += " nulls first";
        } else if (scanner.take(".nullslast")) {
            direction += " nulls last";
        }
        return new OrderTerm(field, direction);
    }
}
