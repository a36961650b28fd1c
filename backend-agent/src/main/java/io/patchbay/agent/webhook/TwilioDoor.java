package io.patchbay.agent.webhook;

import io.patchbay.agent.adapter.twilio.TwilioSignature;
import io.patchbay.agent.server.RequestBody;
import io.patchbay.contract.id.CallSessionId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Lets in what the carrier signed and nothing else. The address that was signed is the configured public one
/// with this request's path and query; what the request says about its host plays no part.
final class TwilioDoor {

    private static final String SIGNATURE = "X-Twilio-Signature";

    private final TwilioSignature signature;
    private final String publicBase;
    private final RequestBody body;

    TwilioDoor(TwilioSignature signature, URI publicBase, RequestBody body) {
        this.signature = signature;
        var base = publicBase.toString();
        this.publicBase = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.body = body;
    }

    sealed interface Knock {}

    /// Signed by the carrier.
    record Genuine(Form form, Form query) implements Knock {

        Optional<CallSessionId> session() {
            return query.one("session").flatMap(text -> {
                try {
                    return Optional.of(CallSessionId.parse(text));
                } catch (IllegalArgumentException noId) {
                    return Optional.empty();
                }
            });
        }
    }

    record Turned(Answer answer) implements Knock {}

    Knock open(Request request) {
        boolean post = request.getMethod().equals("POST");
        if (!post && !request.getMethod().equals("GET")) {
            return turned(Outcome.MALFORMED, 405);
        }
        var signatures = request.getHeaders().getValuesList(SIGNATURE);
        if (signatures.size() != 1) {
            return turned(Outcome.FORGED, 403);
        }
        return switch (body.take(request)) {
            case RequestBody.Refused refused -> new Turned(new Answer(Outcome.UNREADABLE, refused.reply()));
            case RequestBody.Whole whole -> check(request, whole.bytes(), signatures.getFirst());
        };
    }

    private Knock check(Request request, byte[] bytes, String signed) {
        var url = publicBase + request.getHttpURI().getPathQuery();
        var type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (bytes.length > 0 && !type.startsWith("application/x-www-form-urlencoded")) {
            return signature.genuineJson(url, bytes, signed)
                    ? turned(Outcome.MALFORMED, 400)
                    : turned(Outcome.FORGED, 403);
        }
        var form = Form.read(new String(bytes, StandardCharsets.US_ASCII));
        var query =
                Form.read(Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""));
        if (form.isEmpty()
                || query.isEmpty()
                || !signature.genuine(url, form.get().values(), signed)) {
            return turned(Outcome.FORGED, 403);
        }
        return new Genuine(form.get(), query.get());
    }

    private static Knock turned(Outcome outcome, int status) {
        return new Turned(Answer.refused(outcome, status));
    }
}
