package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.rest.Catalogue.Relationship;
import io.patchbay.agent.gateway.rest.Catalogue.Table;
import java.util.ArrayList;
import java.util.List;

/// From what is asked for to a `select`. Embedded rows are lateral subqueries, so that order and limit hold for each.
final class ReadSql {

    private final Catalogue catalogue;
    private int aliases;

    ReadSql(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The rows of `source` (a table's name or a query's) shaped as asked.
    Sql rows(Table table, Reading reading, Sql source) {
        return select(table, reading, source, new Link(List.of(), List.of(), ""));
    }

    /// How many rows there are without limit and offset.
    Sql count(Table table, Reading reading, Sql source) {
        var alias = alias();
        var shape = new Shape();
        for (var embedded : reading.embedded()) {
            if (embedded.item().isInner()) {
                embed(table, alias, embedded, shape);
            }
        }
        return new Sql()
                .add("select count(*) from ")
                .add(source)
                .add(" as ")
                .name(alias)
                .add(shape.joins)
                .add(where(table, alias, reading, shape, new Link(List.of(), List.of(), "")));
    }

    /// Which rows belong to an outer row: those with equal values in `columns` and in its `outerColumns`.
    private record Link(List<String> columns, List<String> outerColumns, String outer) {}

    /// The parts of a select that embedding adds to.
    private static final class Shape {
        private final List<Sql> columns = new ArrayList<>();
        private final Sql joins = new Sql();
        private final List<Sql> conditions = new ArrayList<>();
    }

    private Sql select(Table table, Reading reading, Sql source, Link link) {
        var alias = alias();
        var shape = new Shape();
        var embedded = reading.embedded().iterator();
        for (var item : reading.items()) {
            switch (item) {
                case Item.All _ -> shape.columns.add(new Sql().name(alias).add(".*"));
                case Item.Value value -> shape.columns.add(value(table, alias, value));
                case Item.Embed _ -> embed(table, alias, embedded.next(), shape);
            }
        }
        var sql = new Sql().add("select ");
        for (int i = 0; i < shape.columns.size(); i++) {
            sql.add(i == 0 ? "" : ", ").add(shape.columns.get(i));
        }
        sql.add(" from ").add(source).add(" as ").name(alias).add(shape.joins);
        return sql.add(where(table, alias, reading, shape, link)).add(tail(table, alias, reading));
    }

    private static Sql value(Table table, String alias, Item.Value value) {
        var field = value.field().of(table, alias);
        var sql =
                value.cast() == null ? field : new Sql().add("cast(").add(field).add(" as " + value.cast() + ")");
        return sql.add(" as ").name(value.label());
    }

    private void embed(Table table, String alias, Reading.Embedded embedded, Shape shape) {
        var item = embedded.item();
        var relationship = catalogue.relationship(table, item.relation(), item.hint());
        var rows = alias();
        var joined = alias();
        shape.joins
                .add(" left join lateral (select ")
                .add(relationship.isToOne() ? "row_to_json(" : "coalesce(json_agg(")
                .name(rows)
                .add(
                        relationship.isToOne()
                                ? ") as found, 1 as number"
                                : "), '[]') as found, nullif(count(*), 0) as number")
                .add(" from (")
                .add(embeddedRows(alias, embedded, relationship))
                .add(") as ")
                .name(rows)
                .add(") as ")
                .name(joined)
                .add(" on true");
        if (!item.items().isEmpty()) {
            shape.columns.add(new Sql().name(joined, "found").add(" as ").name(item.label()));
        }
        if (item.isInner()) {
            shape.conditions.add(new Sql().name(joined, "number").add(" is not null"));
        }
    }

    private Sql embeddedRows(String outer, Reading.Embedded embedded, Relationship relationship) {
        var target = relationship.target();
        var link = new Link(relationship.theirs(), relationship.mine(), outer);
        return select(target, embedded.reading(), table(target), link);
    }

    private static Sql where(Table table, String alias, Reading reading, Shape shape, Link link) {
        var conditions = new ArrayList<Sql>();
        for (int i = 0; i < link.columns().size(); i++) {
            conditions.add(new Sql()
                    .name(alias, link.columns().get(i))
                    .add(" = ")
                    .name(link.outer(), link.outerColumns().get(i)));
        }
        reading.where().forEach(condition -> conditions.add(condition.of(table, alias)));
        conditions.addAll(shape.conditions);
        var sql = new Sql();
        for (var condition : conditions) {
            sql.add(sql.isEmpty() ? " where " : " and ").add(condition);
        }
        return sql;
    }

    private static Sql tail(Table table, String alias, Reading reading) {
        var sql = new Sql();
        for (var term : reading.order()) {
            sql.add(sql.isEmpty() ? " order by " : ", ")
                    .add(term.field().of(table, alias))
                    .add(term.direction());
        }
        reading.limit().ifPresent(rows -> sql.add(" limit " + rows));
        reading.offset().ifPresent(rows -> sql.add(" offset " + rows));
        return sql;
    }

    static Sql table(Table table) {
        return new Sql().name("public", table.name());
    }

    private String alias() {
        return "r" + aliases++;
    }
}
