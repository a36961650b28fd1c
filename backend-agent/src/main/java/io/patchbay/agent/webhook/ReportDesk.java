package io.patchbay.agent.webhook;

import io.patchbay.agent.adapter.vapi.VapiMessage.EndOfCallReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Takes reports at least once. A report is stored first and claimed afterwards: an agent that dies in between
/// leaves it unclaimed, and the provider's retry, or our own question to it, brings it again. Repetitions to the
/// same agent are seen here and not stored twice; storing one twice changes nothing.
final class ReportDesk {

    private static final int REMEMBERED = 1_000;

    private final Reports reports;
    private final ReceiptClaims claims;
    private final Set<String> stored = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    ReportDesk(Reports reports, ReceiptClaims claims) {
        this.reports = reports;
        this.claims = claims;
    }

    /// One at a time: two copies of a report must not both find it new.
    synchronized Outcome take(EndOfCallReport message) {
        var id = message.report().assistantCallId();
        if (id.isBlank()) {
            return Outcome.MALFORMED;
        }
        if (stored.contains(id)) {
            return Outcome.DUPLICATE;
        }
        if (!reports.accept(message.report(), message.call().pendingCall())) {
            return Outcome.UNKNOWN_CALL;
        }
        stored.add(id);
        return claims.claim("vapi", ReceiptKey.of("report", id)) ? Outcome.DELIVERED : Outcome.DUPLICATE;
    }
}
