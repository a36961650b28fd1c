package io.patchbay.sandbox.vapi;

import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.line.SipDirectory;
import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/// VAPI on the sandbox's server, under `/vapi`: assistants that answer SIP calls, their control and listen URLs, and
/// the
/// REST API for reading calls.
public final class VapiPart implements SandboxPart, SipDirectory {

    static final String PATH = "/vapi";
    private static final String CALL_HEADER = "x-vapi-call-id";

    private final PartContext context;
    private final VapiSettings settings;
    private final Predicate<String> held;
    private final VapiFaults faults;
    private final Webhooks webhooks;
    private final Map<String, CallRecord> records = new ConcurrentHashMap<>();
    private final Map<String, AssistantParty> parties = new ConcurrentHashMap<>();

    /// `held` knows whether the leg with a Call SID is on hold now; it is asked whenever an assistant begins to speak,
    /// for the journal only.
    public VapiPart(PartContext context, VapiSettings settings, Predicate<String> held) {
        this.context = context;
        this.settings = settings;
        this.held = held;
        this.faults = new VapiFaults(context.faults());
        this.webhooks = new Webhooks(context.time(), settings.seal(), faults, context.journal());
    }

    @Override
    public Optional<Party> find(String user, String host, Map<String, String> headers) {
        Optional<VapiAssistant> assistant = settings.assistants().stream()
                .filter(each -> each.sipUser().equalsIgnoreCase(user)
                        && settings.sipHost().equalsIgnoreCase(host))
                .findFirst();
        return assistant.map(each -> party(each, headers));
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Set<String> faults() {
        return VapiFaults.ALL;
    }

    @Override
    public Handler handler() {
        return new VapiHandler(this, context, settings, faults);
    }

    @Override
    public void mapSockets(ServerWebSocketContainer sockets) {
        sockets.addMapping(new UriTemplatePathSpec(PATH + "/{id}/transport"), this::listenIn);
    }

    @Override
    public void close() {
        webhooks.close();
    }

    Map<String, CallRecord> records() {
        return records;
    }

    /// The live party of a call.
    Optional<AssistantParty> live(String id) {
        return Optional.ofNullable(parties.get(id))
                .filter(party -> party.record().status().equals("in-progress"));
    }

    /// Makes the record of a call that is still to come in over SIP.
    CallRecord announce(VapiAssistant assistant, Map<String, String> variables) {
        String sipUri = "sip:" + assistant.sipUser() + "@" + settings.sipHost();
        URI part = context.base().get().resolve(PATH);
        CallRecord record =
                new CallRecord(newId(), assistant, sipUri, context.time().instant(), part);
        record.put(variables);
        records.put(record.id(), record);
        return record;
    }

    private Party party(VapiAssistant assistant, Map<String, String> headers) {
        Map<String, String> variables = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith("x-") && !name.equals(CALL_HEADER)) {
                variables.put(name.substring(2), value);
            }
        });
        CallRecord announced = records.get(headers.getOrDefault(CALL_HEADER, ""));
        CallRecord record =
                announced != null && announced.status().equals("queued") ? announced : announce(assistant, variables);
        record.put(variables);
        Messenger messenger = new Messenger(webhooks, settings, record, context.time());
        AssistantParty party = new AssistantParty(context, faults, record, messenger, held);
        parties.values().removeIf(each -> each.record().status().equals("ended"));
        parties.put(record.id(), party);
        return party;
    }

    private @Nullable Object listenIn(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        String path = request.getHttpURI().getPath();
        String id = path.substring(PATH.length() + 1, path.lastIndexOf('/'));
        Optional<AssistantParty> party = live(id);
        if (party.isEmpty()) {
            Response.writeError(request, response, callback, 404);
            return null;
        }
        return new ListenInSocket(party.get().monitor());
    }

    private String newId() {
        long high = (context.random().nextLong() & ~0xF000L) | 0x4000L;
        long low = (context.random().nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}
