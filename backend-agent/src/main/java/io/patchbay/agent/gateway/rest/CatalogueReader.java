package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.rest.Catalogue.ForeignKey;
import io.patchbay.agent.gateway.rest.Catalogue.Table;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the names of schema `public` from the server's own catalogue.
final class CatalogueReader {

    private static final String TABLES = """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), k.key
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              left join lateral (
                   select array_agg(p.attname::text order by n.position) as key
                     from pg_index i, unnest(i.indkey) with ordinality as n (attnum, position)
                     join pg_attribute p on p.attnum = n.attnum
                    where i.indrelid = c.oid and i.indisprimary and p.attrelid = c.oid) k on true
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
             order by c.relname, a.attnum""";

    private static final String FOREIGN_KEYS = """
            select f.conname, o.relname, t.relname,
                   (select array_agg(a.attname::text order by n.position) from unnest(f.conkey) with ordinality as n (attnum, position)
                      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = n.attnum),
                   (select array_agg(a.attname::text order by n.position) from unnest(f.confkey) with ordinality as n (attnum, position)
                      join pg_attribute a on a.attrelid = f.confrelid and a.attnum = n.attnum),
                   exists (select from pg_constraint u where u.conrelid = f.conrelid and u.contype in ('p', 'u')
                      and u.conkey <@ f.conkey and u.conkey @> f.conkey)
              from pg_constraint f
              join pg_class o on o.oid = f.conrelid
              join pg_class t on t.oid = f.confrelid
             where f.contype = 'f' and o.relnamespace = 'public'::regnamespace
               and t.relnamespace = 'public'::regnamespace
             order by f.conname""";

    private CatalogueReader() {}

    static Catalogue read(Connection connection) throws SQLException {
        return new Catalogue(tables(connection), foreignKeys(connection));
    }

    private static Map<String, Table> tables(Connection connection) throws SQLException {
        var tables = new HashMap<String, Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var name = rows.getString(1);
                var key = names(rows.getArray(4));
                tables.computeIfAbsent(name, _ -> new Table(name, new LinkedHashMap<>(), key))
                        .columns()
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        return tables;
    }

    private static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FOREIGN_KEYS)) {
            while (rows.next()) {
                keys.add(new ForeignKey(
                        rows.getString(1),
                        rows.getString(2),
                        names(rows.getArray(4)),
                        rows.getString(3),
                        names(rows.getArray(5)),
                        rows.getBoolean(6)));
            }
        }
        return keys;
    }

    private static List<String> names(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
