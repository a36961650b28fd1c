package io.patchbay.agent.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads PostgreSQL's `pgoutput` messages, protocol version 1 (documented under "Logical Replication Message
/// Formats"). One instance per stream: the server describes each table once, before its first change.
final class PgOutput {

    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;

    private final Map<Integer, Relation> relations = new HashMap<>();
    private long lsn;
    private Instant committedAt = Instant.EPOCH;

    /// What a message means to us.
    sealed interface Message {
        /// A change inside the current transaction; the table's schema beside it.
        record Changed(String schema, RowChange change) implements Message {}

        /// The transaction is complete; what was sent up to `endLsn` may be acknowledged.
        record Committed(long endLsn) implements Message {}

        /// Whole tables were emptied.
        record Truncated() implements Message {}

        /// Nothing to do with rows.
        record Other() implements Message {}
    }

    private record Relation(String schema, String table, List<Column> columns) {}

    private record Column(String name, boolean isKey) {}

    /// Throws `IllegalStateException` for a change to a table never described: the stream is not what it should
    /// be.
    Message decode(ByteBuffer message) {
        char tag = (char) message.get();
        return switch (tag) {
            case 'B' -> {
                lsn = message.getLong();
                committedAt = instant(message.getLong());
                yield new Message.Other();
            }
            case 'C' -> {
                message.get();
                message.getLong();
                yield new Message.Committed(message.getLong());
            }
            case 'R' -> {
                describe(message);
                yield new Message.Other();
            }
            case 'I' -> inserted(message);
            case 'U' -> updated(message);
            case 'D' -> deleted(message);
            case 'T' -> new Message.Truncated();
            default -> new Message.Other();
        };
    }

    private void describe(ByteBuffer message) {
        int id = message.getInt();
        var schema = text(message);
        var table = text(message);
        message.get();
        int count = message.getShort();
        var columns = new ArrayList<Column>(count);
        for (int i = 0; i < count; i++) {
            boolean isKey = (message.get() & 1) != 0;
            columns.add(new Column(text(message), isKey));
            message.getInt();
            message.getInt();
        }
        relations.put(id, new Relation(schema, table, columns));
    }

    private Message inserted(ByteBuffer message) {
        var relation = relation(message);
        message.get();
        return changed(relation, RowChange.Kind.INSERT, row(message, relation, false));
    }

    private Message updated(ByteBuffer message) {
        var relation = relation(message);
        char part = (char) message.get();
        if (part != 'N') {
            row(message, relation, false);
            message.get();
        }
        return changed(relation, RowChange.Kind.UPDATE, row(message, relation, false));
    }

    private Message deleted(ByteBuffer message) {
        var relation = relation(message);
        message.get();
        return changed(relation, RowChange.Kind.DELETE, row(message, relation, true));
    }

    private Message changed(Relation relation, RowChange.Kind kind, Map<String, @Nullable String> row) {
        return new Message.Changed(relation.schema(), new RowChange(relation.table(), kind, row, lsn, committedAt));
    }

    private Relation relation(ByteBuffer message) {
        var relation = relations.get(message.getInt());
        if (relation == null) {
            throw new IllegalStateException("change feed: a change to a table that was not described");
        }
        return relation;
    }

    private static Map<String, @Nullable String> row(ByteBuffer message, Relation relation, boolean keyOnly) {
        int count = message.getShort();
        var row = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < count; i++) {
            var column = relation.columns().get(i);
            char form = (char) message.get();
            // 'u': a large value the update did not touch; it is left out.
            @Nullable String value = form == 't' ? value(message) : null;
            if (form != 'u' && (!keyOnly || column.isKey())) {
                row.put(column.name(), value);
            }
        }
        return row;
    }

    private static String value(ByteBuffer message) {
        var bytes = new byte[message.getInt()];
        message.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer message) {
        int start = message.position();
        int end = start;
        while (message.get(end) != 0) {
            end++;
        }
        var bytes = new byte[end - start];
        message.get(bytes);
        message.get();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Instant instant(long postgresMicros) {
        long micros = postgresMicros + POSTGRES_EPOCH_MICROS;
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    }
}
