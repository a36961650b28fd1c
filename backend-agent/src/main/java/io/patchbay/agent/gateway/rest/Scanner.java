package io.patchbay.agent.gateway.rest;

import java.util.ArrayList;
import java.util.List;

/// Reads one value of a query string from left to right. What it cannot read is a PGRST100.
final class Scanner {

    private static final char END = 0;

    private final String part;
    private final String text;
    private int at;

    /// `part` names the parameter in a refusal.
    Scanner(String part, String text) {
        this.part = part;
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    char peek() {
        return isAtEnd() ? END : text.charAt(at);
    }

    /// Takes the word if it comes next.
    boolean take(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    void expect(String word) {
        if (!take(word)) {
            throw unexpected();
        }
    }

    void expectEnd() {
        if (!isAtEnd()) {
            throw unexpected();
        }
    }

    boolean comes(String word) {
        return text.startsWith(word, at);
    }

    /// A name up to one of the given signs or an arrow; or anything in double quotes. Never empty.
    String name(String signs) {
        if (peek() == '"') {
            return quoted();
        }
        int start = at;
        while (!isAtEnd() && signs.indexOf(peek()) < 0 && !comes("->")) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    /// A column, perhaps with a way into its JSON: `data->list->0->>name`.
    Field field(String signs) {
        var column = name(signs);
        var path = new ArrayList<Field.Arrow>();
        while (comes("->")) {
            boolean asText = take("->>");
            if (!asText) {
                expect("->");
            }
            path.add(new Field.Arrow(asText, name(signs)));
        }
        return new Field(column, List.copyOf(path));
    }

    /// A value inside a list or group: quoted, an array literal, or all up to the next comma or bracket.
    String item() {
        if (peek() == '"') {
            int start = at;
            var value = quoted();
            if (isAtEnd() || peek() == ',' || peek() == ')') {
                return value;
            }
            at = start;
        }
        int start = at;
        int depth = 0;
        while (!isAtEnd() && (depth > 0 || (peek() != ',' && peek() != ')'))) {
            depth += peek() == '{' ? 1 : peek() == '}' ? -1 : 0;
            at++;
        }
        return text.substring(start, at);
    }

    /// `(a,b)`; empty brackets are an empty list.
    List<String> list() {
        expect("(");
        var values = new ArrayList<String>();
        if (take(")")) {
            return values;
        }
        do {
            values.add(item());
        } while (take(","));
        expect(")");
        return values;
    }

    String rest() {
        var rest = text.substring(at);
        at = text.length();
        return rest;
    }

    RestFailure unexpected() {
        return RestFailure.unparsable(part, isAtEnd() ? "" : String.valueOf(peek()));
    }

    private String quoted() {
        expect("\"");
        var value = new StringBuilder();
        while (!isAtEnd() && peek() != '"') {
            if (peek() == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(peek());
            at++;
        }
        expect("\"");
        return value.toString();
    }
}
