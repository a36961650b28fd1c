package io.patchbay.agent.adapter.twilio;

import io.patchbay.agent.outbound.Exchange;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VendorFailure.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Leaves the library's call chain with what went wrong, in place of the library's exceptions, whose texts quote
/// numbers.
final class TwilioFault extends RuntimeException {

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*([0-9]{4,6})\\b");

    private final Kind kind;
    private final String code;
    private final transient Optional<Duration> retryAfter;

    private TwilioFault(Kind kind, String code, Optional<Duration> retryAfter) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /// `changes` tells whether the request would have changed anything: a read that failed may simply be read
    /// again.
    static TwilioFault of(Exchange failed, boolean changes) {
        return switch (failed) {
            case Exchange.NotSent(var reason) -> new TwilioFault(Kind.TRANSIENT, reason, Optional.empty());
            case Exchange.Lost(var reason) ->
                new TwilioFault(changes ? Kind.UNCERTAIN : Kind.TRANSIENT, reason, Optional.empty());
            case Exchange.Answered answer -> answered(answer, changes);
        };
    }

    /// What a request was to be addressed to does not exist.
    static TwilioFault gone(String code) {
        return new TwilioFault(Kind.GONE, code, Optional.empty());
    }

    VendorFailure as(String operation) {
        return new VendorFailure("twilio", operation, kind, code, retryAfter);
    }

    Kind kind() {
        return kind;
    }

    private static TwilioFault answered(Exchange.Answered answer, boolean changes) {
        var matcher = CODE.matcher(answer.body());
        var code = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        var word = code == 0 ? "http-" + answer.status() : Integer.toString(code);
        return new TwilioFault(kind(answer.status(), code, changes), word, answer.retryAfter());
    }

    private static Kind kind(int status, int code, boolean changes) {
        return switch (code) {
            case 20003, 20005, 20008, 10001 -> Kind.UNAUTHORISED;
            case 20429, 20409, 10004, 16021 -> Kind.TRANSIENT;
            case 20404, 21220, 16003, 16022 -> Kind.GONE;
            // The label is taken by a live participant: what was asked for may be there already.
            case 16025, 16026 -> Kind.UNCERTAIN;
            default -> byStatus(status, code, changes);
        };
    }

    private static Kind byStatus(int status, int code, boolean changes) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORISED;
            case 403 -> code == 0 ? Kind.UNAUTHORISED : Kind.REJECTED;
            case 404, 410 -> Kind.GONE;
            case 429 -> Kind.TRANSIENT;
            case 408 -> changes ? Kind.UNCERTAIN : Kind.TRANSIENT;
            default -> {
                if (status < 500) {
                    yield Kind.REJECTED;
                }
                yield changes ? Kind.UNCERTAIN : Kind.TRANSIENT;
            }
        };
    }
}
