package io.patchbay.agent.gateway.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What is asked for, of one table and of each table embedded in it. Names are not yet known to exist.
record Reading(
        List<Item> items,
        List<Condition> where,
        List<OrderTerm> order,
        OptionalLong limit,
        OptionalLong offset,
        List<Embedded> embedded) {

    /// One embedded relation and what is asked of it.
    record Embedded(Item.Embed item, Reading reading) {}

    static Reading of(QueryString query) {
        var parameters = query.shaping();
        var select = query.value("select").orElse("");
        return of(SelectParser.parse(select), parameters);
    }

    private static Reading of(List<Item> items, List<QueryString.Parameter> parameters) {
        var embedded = new ArrayList<Embedded>();
        var own = new ArrayList<>(parameters);
        for (var item : items) {
            if (item instanceof Item.Embed embed) {
                var theirs = own.stream()
                        .filter(parameter -> isFor(embed, parameter))
                        .toList();
                own.removeAll(theirs);
                embedded.add(new Embedded(embed, of(embed.items(), withoutPrefix(theirs))));
            }
        }
        return of(items, own, embedded);
    }

    private static Reading of(List<Item> items, List<QueryString.Parameter> own, List<Embedded> embedded) {
        var where = new ArrayList<Condition>();
        var order = new ArrayList<OrderTerm>();
        var limit = OptionalLong.empty();
        var offset = OptionalLong.empty();
        for (var parameter : own) {
            switch (parameter.name()) {
                case "select" -> {}
                case "order" -> order.addAll(OrderTerm.parse(parameter.value()));
                case "limit" -> limit = number(parameter);
                case "offset" -> offset = number(parameter);
                default -> where.add(filter(parameter));
            }
        }
        return new Reading(items, List.copyOf(where), List.copyOf(order), limit, offset, List.copyOf(embedded));
    }

    private static Condition filter(QueryString.Parameter parameter) {
        var name = parameter.name();
        int dot = name.indexOf('.');
        if (dot > 0 && !name.startsWith("not.") && !name.substring(0, dot).contains("->")) {
            throw RestFailure.notEmbedded(name.substring(0, dot));
        }
        return FilterParser.parse(parameter);
    }

    private static boolean isFor(Item.Embed embed, QueryString.Parameter parameter) {
        int dot = parameter.name().indexOf('.');
        return dot > 0 && embed.isCalled(parameter.name().substring(0, dot));
    }

    private static List<QueryString.Parameter> withoutPrefix(List<QueryString.Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> new QueryString.Parameter(
                        parameter.name().substring(parameter.name().indexOf('.') + 1), parameter.value()))
                .toList();
    }

    private static OptionalLong number(QueryString.Parameter parameter) {
        if (!parameter.value().matches("\\d{1,15}")) {
            throw RestFailure.unparsable(parameter.name() + " parameter", parameter.value());
        }
        return OptionalLong.of(Long.parseLong(parameter.value()));
    }
}
