package io.patchbay.agent.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Says whether the agent is alive (it answers) and ready for work (every fact holds): 200 or 503, and the facts
/// as JSON. A load balancer, systemd and the console read it; it names no call and no person.
public final class Health extends Handler.Abstract.NonBlocking {

    private static final JsonMapper JSON = new JsonMapper();

    private final String version;
    private final List<Fact> facts;

    public Health(String version, List<Fact> facts) {
        this.version = version;
        this.facts = List.copyOf(facts);
    }

    /// One thing that must hold for the agent to be ready. `state` answers from memory, at once: it is asked on a
    /// server thread.
    public record Fact(String name, Supplier<State> state) {}

    /// Whether a fact holds. `reason` is a short sentence of ours for the operator, empty when there is nothing
    /// to say.
    public record State(boolean holds, String reason) {

        public static final State HOLDS = new State(true, "");

        public static State missing(String reason) {
            return new State(false, reason);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            Reply.status(405).send(response, callback);
            return true;
        }
        Map<String, Object> states = new LinkedHashMap<>();
        boolean ready = true;
        for (var fact : facts) {
            var state = ask(fact);
            ready &= state.holds();
            states.put(
                    fact.name(),
                    state.reason().isEmpty()
                            ? Map.of("ok", state.holds())
                            : Map.of("ok", state.holds(), "reason", state.reason()));
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("alive", true);
        page.put("ready", ready);
        page.put("version", version);
        page.put("facts", states);
        Reply.json(JSON.writeValueAsString(page)).withStatus(ready ? 200 : 503).send(response, callback);
        return true;
    }

    private static State ask(Fact fact) {
        try {
            return fact.state().get();
        } catch (RuntimeException failed) {
            return State.missing("The check itself failed.");
        }
    }
}
