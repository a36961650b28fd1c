package io.patchbay.agent.gateway.rest;

import io.patchbay.agent.gateway.auth.Caller;
import io.patchbay.agent.gateway.auth.JwtCheck;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// `/rest/v1/{table}`: PostgREST's protocol over our tables. Who asks is settled before anything else is looked at;
/// what they may see and do is settled by the database. To be mounted at `/rest/v1/*`; blocks its (virtual) thread.
public final class RestGateway extends Handler.Abstract {

    private final JwtCheck tokens;
    private final Schema schema;
    private final CallerSession session;

    /// `database` must be allowed to become each of the roles a token may name.
    public RestGateway(DataSource database, JwtCheck tokens) {
        this.tokens = tokens;
        this.schema = new Schema(database);
        this.session = new CallerSession(database);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var answer = switch (tokens.check(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
            case JwtCheck.Refused(var code, var reason) -> Answers.unauthorised(code, reason);
            case JwtCheck.Accepted(var caller) -> answer(caller, request);
        };
        send(answer, response, callback);
        return true;
    }

    private Answer answer(Caller caller, Request request) {
        try {
            var asked = RestRequest.of(request);
            return switch (asked.method()) {
                case "GET", "HEAD" -> read(caller, asked);
                case "POST", "PATCH", "DELETE" -> write(caller, asked, request);
                default -> throw RestFailure.badMethod();
            };
        } catch (RestFailure refused) {
            return Answers.refusal(refused);
        }
    }

    private Answer read(Caller caller, RestRequest asked) {
        var reads = Reads.of(asked);
        return session.run(caller, asked, schema.plan(reads::sql), reads::judge);
    }

    private Answer write(Caller caller, RestRequest asked, Request request) {
        var writes = Writes.of(asked, request);
        return session.run(caller, asked, schema.plan(writes::sql), writes::judge);
    }

    private static void send(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        answer.headers().forEach(headers::put);
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
    }
}
