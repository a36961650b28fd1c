package io.patchbay.agent.webhook;

import io.patchbay.agent.adapter.vapi.VapiMessage.Call;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.PendingCallId;
import java.util.Map;
import java.util.Optional;

/// Decides which assistant is told what. Anyone who knows its address can call the assistant, and its model can
/// ask for anything: data is given only for a call that is live, only to an assistant that belongs to no other
/// call, and only about the call its own line was opened for.
final class BriefDesk {

    private static final String PROVIDER = "vapi";

    private final CallSide calls;
    private final AssistantSide assistants;

    BriefDesk(CallSide calls, AssistantSide assistants) {
        this.calls = calls;
        this.assistants = assistants;
    }

    /// The fields for this assistant; empty is a refusal. `asked` is what the question itself names, if anything.
    Optional<Map<String, Object>> fields(Call call, Optional<PendingCallId> asked) {
        if (asked.isPresent() && call.pendingCall().isPresent() && !asked.equals(call.pendingCall())) {
            return Optional.empty();
        }
        var pendingCall = asked.or(call::pendingCall);
        var session = pendingCall.flatMap(assistants.finder()::liveOf);
        if (session.isEmpty() || !mayHave(call, session.get())) {
            return Optional.empty();
        }
        var brief = assistants.briefs().live(pendingCall.orElseThrow());
        if (brief.isPresent()) {
            connected(call, session.get());
        }
        return brief.map(BriefFields::of);
    }

    /// The live session a message is about, by the call's own words or by what was bound before.
    Optional<CallSessionId> session(Call call) {
        return call.pendingCall()
                .flatMap(assistants.finder()::liveOf)
                .filter(session -> mayHave(call, session))
                .or(() -> call.id().flatMap(assistants.finder()::ofAssistant));
    }

    /// Tells the call, once, which assistant it has.
    boolean connected(Call call, CallSessionId session) {
        var id = call.id();
        return id.isPresent()
                && calls.claims().claim(PROVIDER, ReceiptKey.of("connected", id.get(), session))
                && calls.inbox().post(session, new CallEvent.AssistantConnected(id.get(), call.controlUrl()));
    }

    private boolean mayHave(Call call, CallSessionId session) {
        return call.id().isPresent()
                && assistants
                        .finder()
                        .ofAssistant(call.id().get())
                        .map(session::equals)
                        .orElse(true);
    }
}
