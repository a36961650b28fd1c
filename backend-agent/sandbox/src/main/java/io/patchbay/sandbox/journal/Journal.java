package io.patchbay.sandbox.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sandbox's own record. Thread-safe; each entry is on disk (as far as the operating system) before [#note]
/// returns.
public final class Journal implements AutoCloseable {

    private static final String FILE = "sandbox-journal.jsonl";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The names of an entry's own fields; no fact may have one of them.
    private static final Set<String> TAKEN = Set.of("number", "at", "kind");

    private final InstantSource time;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<JournalEntry> recalled;
    private final @Nullable Writer file;
    private long next;

    private Journal(InstantSource time, List<JournalEntry> recalled, @Nullable Writer file) {
        this.time = time;
        this.recalled = List.copyOf(recalled);
        this.file = file;
        this.next = recalled.isEmpty() ? 1 : recalled.getLast().number() + 1;
    }

    public static Journal inMemory(InstantSource time) {
        return new Journal(time, List.of(), null);
    }

    /// Opens the journal kept in a directory (made if missing) and recalls what it holds. A last line cut short by a
    /// crash is dropped.
    public static Journal in(Path directory, InstantSource time) throws IOException {
        Files.createDirectories(directory);
        Path path = directory.resolve(FILE);
        List<JournalEntry> recalled = new ArrayList<>();
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
                JournalEntry entry = parsed(line);
                if (entry != null) {
                    recalled.add(entry);
                }
            }
        }
        Writer file = Files.newBufferedWriter(
                path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        file.write(recalled.isEmpty() ? "" : "\n");
        return new Journal(time, recalled, file);
    }

    /// Notes that something happened now. `facts` alternates names and values; a null value leaves its name out. Values
    /// are strings, numbers, booleans or JSON nodes.
    ///
    /// @throws IllegalArgumentException for a fact named `number`, `at` or `kind`: those are the entry's own
    public void note(String kind, @Nullable Object... facts) {
        ObjectNode node = JSON.createObjectNode();
        for (int i = 0; i < facts.length; i += 2) {
            if (TAKEN.contains(String.valueOf(facts[i]))) {
                throw new IllegalArgumentException(kind + ": no fact can be named '" + facts[i] + "'");
            }
            if (facts[i + 1] != null) {
                node.set(String.valueOf(facts[i]), JSON.valueToTree(facts[i + 1]));
            }
        }
        append(kind, node);
    }

    /// What happened since this start, oldest first, from entry `since` on; all kinds when `kind` is empty.
    public synchronized List<JournalEntry> entries(String kind, long since) {
        return entries.stream()
                .filter(e -> e.number() >= since && (kind.isEmpty() || e.kind().equals(kind)))
                .toList();
    }

    /// What earlier runs in the same directory noted, oldest first.
    public List<JournalEntry> recalled() {
        return recalled;
    }

    @Override
    public synchronized void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not be closed", e);
        }
    }

    private synchronized void append(String kind, ObjectNode facts) {
        JournalEntry entry = new JournalEntry(next++, time.instant(), kind, facts);
        entries.add(entry);
        if (file == null) {
            return;
        }
        try {
            file.write(JSON.writeValueAsString(json(entry)));
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not be written", e);
        }
    }

    /// The entry as it stands in the file and as the control API shows it.
    public static ObjectNode json(JournalEntry entry) {
        ObjectNode line = JSON.createObjectNode();
        line.put("number", entry.number());
        line.put("at", entry.at().toString());
        line.put("kind", entry.kind());
        line.setAll(entry.facts());
        return line;
    }

    private static @Nullable JournalEntry parsed(String line) {
        try {
            if (!(JSON.readTree(line) instanceof ObjectNode node) || !node.hasNonNull("kind")) {
                return null;
            }
            long number = node.path("number").asLong();
            Instant at = Instant.parse(node.path("at").asText());
            String kind = node.path("kind").asText();
            ObjectNode facts = node.deepCopy();
            facts.remove(TAKEN);
            return new JournalEntry(number, at, kind, facts);
        } catch (IOException | java.time.DateTimeException e) {
            return null;
        }
    }

    /// Reads a JSON fact back as an object; empty when it is none.
    public static ObjectNode object(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? object : JSON.createObjectNode();
    }
}
