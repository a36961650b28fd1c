package io.patchbay.agent.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/// One row of a query, as text. A null is the empty text.
record Row(Map<String, String> columns) {

    static Row of(ResultSet rows) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            Object value = rows.getObject(i);
            String text = value instanceof java.sql.Timestamp
                    ? rows.getObject(i, OffsetDateTime.class).toInstant().toString()
                    : rows.getString(i);
            columns.put(rows.getMetaData().getColumnLabel(i), text == null ? "" : text);
        }
        return new Row(columns);
    }

    String text(String column) {
        String text = columns.get(column);
        if (text == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return text;
    }

    boolean flag(String column) {
        return text(column).equals("t");
    }

    int number(String column) {
        return Integer.parseInt(text(column));
    }

    Instant time(String column) {
        return Instant.parse(text(column));
    }

    /// No column is shown: rows hold patients' data.
    @Override
    public String toString() {
        return "Row" + columns.keySet();
    }
}
