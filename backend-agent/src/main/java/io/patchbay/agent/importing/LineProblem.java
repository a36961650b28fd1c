package io.patchbay.agent.importing;

/// What is wrong with one line: the column (empty when it is the line as a whole) and a reason that says what to
/// write. Never quotes the value, which may be a patient's.
public record LineProblem(long line, String column, String reason) {

    @Override
    public String toString() {
        return "line " + line + (column.isEmpty() ? "" : ", column " + column) + ": " + reason;
    }
}
