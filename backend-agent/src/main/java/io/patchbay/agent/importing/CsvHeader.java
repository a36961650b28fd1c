package io.patchbay.agent.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The first line: which column is where. Names are those of `pending_calls`, in any order and case.
record CsvHeader(List<String> columns) {

    static final List<String> REQUIRED = List.of("exam_id", "employee_name", "appointment_time", "phone");
    private static final Set<String> OPTIONAL =
            Set.of("employee_dob", "workflow_state", "max_retries", "next_action_at");

    static CsvHeader of(List<String> fields) {
        return new CsvHeader(fields.stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    List<LineProblem> problems(long line) {
        var problems = new ArrayList<LineProblem>();
        var seen = new HashSet<String>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (column.isEmpty()) {
                problems.add(new LineProblem(line, "", "column " + (i + 1) + " has no name"));
            } else if (!seen.add(column)) {
                problems.add(new LineProblem(line, column, "appears twice; keep one"));
            } else if (!isKnown(column)) {
                problems.add(new LineProblem(line, shown(column), "is not a column that can be imported; remove it"));
            }
        }
        for (var column : REQUIRED) {
            if (!seen.contains(column)) {
                problems.add(new LineProblem(line, column, "is missing; every call needs it"));
            }
        }
        return problems;
    }

    private static boolean isKnown(String column) {
        return REQUIRED.contains(column)
                || OPTIONAL.contains(column)
                || NewPendingCall.TEXT_COLUMNS.containsKey(column);
    }

    /// A file without a header has a patient's values where the names should be: only what looks like a name is
    /// shown.
    private static String shown(String column) {
        return column.matches("[a-z][a-z_]{0,39}") ? column : "(not a column name)";
    }
}
