package io.patchbay.agent.gateway.rest;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A request as the protocol means it, body aside.
record RestRequest(
        String method, String table, QueryString query, Preferences preferences, boolean wantsOneObject, Range range) {

    private static final String PREFIX = "/rest/v1/";
    private static final String ONE_OBJECT = "application/vnd.pgrst.object";
    private static final Pattern RANGE = Pattern.compile("(?:items=)?(\\d{1,15})-(\\d{0,15})");

    /// The rows of a `Range` header; both ends included, the last one perhaps open.
    record Range(OptionalLong first, OptionalLong last) {

        static final Range ALL = new Range(OptionalLong.empty(), OptionalLong.empty());

        static Range of(@Nullable String header) {
            var range = RANGE.matcher(header == null ? "" : header.strip());
            if (!range.matches()) {
                return ALL;
            }
            var last = range.group(2);
            return new Range(
                    OptionalLong.of(Long.parseLong(range.group(1))),
                    last.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(last)));
        }
    }

    static RestRequest of(Request request) {
        var headers = request.getHeaders();
        var accept = headers.get(HttpHeader.ACCEPT);
        return new RestRequest(
                request.getMethod(),
                table(request.getHttpURI().getDecodedPath()),
                QueryString.of(request.getHttpURI().getQuery()),
                Preferences.of(headers.getValuesList("Prefer")),
                accept != null && accept.startsWith(ONE_OBJECT),
                Range.of(headers.get(HttpHeader.RANGE)));
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static String table(@Nullable String path) {
        var name = path != null && path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
        if (name.isEmpty() || name.contains("/")) {
            throw new RestFailure(404, "PGRST125", "Invalid path specified in request URL", null, null);
        }
        return name;
    }
}
