package io.patchbay.agent.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.patchbay.contract.phi.Phone;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads calls from comma-separated text with a header line. Reads to the end even after the first problem, so
/// that a file can be put right in one go.
public final class CsvImport {

    private final ImportRules rules;
    private final List<LineProblem> problems = new ArrayList<>();
    private final List<NewPendingCall> calls = new ArrayList<>();
    private final Map<CallKey, Long> lineOfCall = new HashMap<>();

    private CsvImport(ImportRules rules) {
        this.rules = rules;
    }

    /// Checks every line; stores nothing. Throws [UncheckedIOException] when the text cannot be read.
    public static ImportResult read(Reader text, ImportRules rules) {
        return new CsvImport(rules).read(text);
    }

    private ImportResult read(Reader text) {
        long line = 0;
        try (var reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            CsvHeader header = null;
            for (var record : reader) {
                line = record.getStartingLineNumber();
                if (header == null) {
                    header = CsvHeader.of(withoutByteOrderMark(record.getFields()));
                    problems.addAll(header.problems(line));
                    if (!problems.isEmpty()) {
                        break;
                    }
                } else {
                    call(header, record);
                }
            }
            if (header == null) {
                problems.add(new LineProblem(1, "", "the file is empty; the first line must name the columns"));
            } else if (problems.isEmpty() && calls.isEmpty()) {
                problems.add(new LineProblem(line, "", "there are no calls below the header line"));
            }
        } catch (CsvParseException e) {
            problems.add(new LineProblem(
                    line + 1,
                    "",
                    "the rest cannot be read as comma-separated text; look for a quote that is not closed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems.isEmpty() ? new ImportResult.Accepted(calls) : new ImportResult.Rejected(problems);
    }

    private void call(CsvHeader header, CsvRecord record) {
        long line = record.getStartingLineNumber();
        int fields = record.getFieldCount();
        if (fields != header.columns().size()) {
            problems.add(new LineProblem(
                    line,
                    "",
                    "has " + fields + " fields where the header names "
                            + header.columns().size() + "; a field with a comma in it needs quotes"));
            return;
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < fields; i++) {
            values.put(header.columns().get(i), record.getField(i).strip());
        }
        var parsed = CsvLine.parse(line, values, rules);
        problems.addAll(parsed.problems());
        parsed.call().ifPresent(call -> {
            var first = lineOfCall.putIfAbsent(new CallKey(call.examId(), call.phone()), line);
            if (first != null) {
                problems.add(new LineProblem(
                        line, "exam_id", "the same exam_id and phone are already on line " + first + "; remove one"));
            } else {
                calls.add(call);
            }
        });
    }

    /// Two lines with the same key would ask one clinic for the same records twice.
    private record CallKey(String examId, Phone phone) {}

    private static List<String> withoutByteOrderMark(List<String> fields) {
        var first = fields.getFirst();
        if (!first.startsWith("\uFEFF")) {
            return fields;
        }
        var clean = new ArrayList<>(fields);
        clean.set(0, first.substring(1));
        return clean;
    }
}
