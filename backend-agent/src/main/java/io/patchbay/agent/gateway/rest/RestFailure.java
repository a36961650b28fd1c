package io.patchbay.agent.gateway.rest;

import org.jspecify.annotations.Nullable;

/// A refusal in PostgREST's words. Its texts go back to the caller who caused it and to nobody else: they may quote
/// what the caller sent, so they stay out of the exception's own message.
final class RestFailure extends RuntimeException {

    private final int status;
    private final String code;
    private final String reason;
    private final @Nullable String details;
    private final @Nullable String hint;

    RestFailure(int status, String code, String reason, @Nullable String details, @Nullable String hint) {
        super("refused: " + code, null, false, false);
        this.status = status;
        this.code = code;
        this.reason = reason;
        this.details = details;
        this.hint = hint;
    }

    static RestFailure unparsable(String part, String unexpected) {
        var shown = unexpected.isEmpty() ? "unexpected end of input" : "unexpected \"" + unexpected + "\"";
        return new RestFailure(400, "PGRST100", "failed to parse " + part, shown, null);
    }

    static RestFailure unknownTable(String name) {
        return new RestFailure(
                404, "PGRST205", "Could not find the table 'public." + name + "' in the schema cache", null, null);
    }

    /// For a column that is read.
    static RestFailure unknownColumn(String table, String column) {
        return new RestFailure(400, "42703", "column " + table + "." + column + " does not exist", null, null);
    }

    /// For a column that is written.
    static RestFailure unwritableColumn(String table, String column) {
        var reason = "Could not find the '" + column + "' column of '" + table + "' in the schema cache";
        return new RestFailure(400, "PGRST204", reason, null, null);
    }

    static RestFailure unrelated(String from, String to) {
        return new RestFailure(
                400,
                "PGRST200",
                "Could not find a relationship between '" + from + "' and '" + to + "' in the schema cache",
                "Searched for a foreign key relationship between '" + from + "' and '" + to
                        + "' in the schema 'public', but no matches were found.",
                null);
    }

    static RestFailure ambiguous(String from, String to) {
        return new RestFailure(
                300,
                "PGRST201",
                "Could not embed because more than one relationship was found for '" + from + "' and '" + to + "'",
                null,
                "Try changing '" + to + "' to '" + to + "!<foreign key or column>'.");
    }

    static RestFailure notEmbedded(String relation) {
        return new RestFailure(
                400,
                "PGRST108",
                "'" + relation + "' is not an embedded resource in this request",
                null,
                "Verify that '" + relation + "' is included in the 'select' query parameter.");
    }

    static RestFailure notOneRow(long rows) {
        return new RestFailure(
                406,
                "PGRST116",
                "JSON object requested, multiple (or no) rows returned",
                "The result contains " + rows + " rows",
                null);
    }

    static RestFailure beyondTheEnd(long offset, long total) {
        return new RestFailure(
                416,
                "PGRST103",
                "Requested range not satisfiable",
                "An offset of " + offset + " was requested, but there are only " + total + " rows.",
                null);
    }

    static RestFailure badBody(String reason) {
        return new RestFailure(400, "PGRST102", reason, null, null);
    }

    static RestFailure badMethod() {
        return new RestFailure(405, "PGRST117", "Unsupported HTTP method", null, null);
    }

    /// A change of a whole table is never meant; Supabase refuses it with the same code.
    static RestFailure withoutFilter(String statement) {
        return new RestFailure(400, "21000", statement + " requires a WHERE clause", null, null);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String reason() {
        return reason;
    }

    @Nullable
    String details() {
        return details;
    }

    @Nullable
    String hint() {
        return hint;
    }
}
