package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Form;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call: what the customer asked for and how far it got. The sound of it is its [Leg].
public final class Call {

    private final String sid;
    private final CallRequest request;
    private final Instant created;
    private final String accountSid;
    private final Leg leg;
    private CallStatus status = CallStatus.QUEUED;
    private Duration queued = Duration.ZERO;
    private Instant updated;
    private @Nullable Instant dialled;
    private @Nullable Instant answered;
    private @Nullable Instant ended;
    private @Nullable String answeredBy;
    private int sequence;
    private int sipStatus;

    Call(String sid, CallRequest request, Instant created, String accountSid, Leg leg) {
        this.sid = sid;
        this.request = request;
        this.created = created;
        this.updated = created;
        this.accountSid = accountSid;
        this.leg = leg;
    }

    public String sid() {
        return sid;
    }

    public CallRequest request() {
        return request;
    }

    public CallStatus status() {
        return status;
    }

    public Instant created() {
        return created;
    }

    public Instant updated() {
        return updated;
    }

    /// When dialling began; null while queued.
    public @Nullable Instant dialled() {
        return dialled;
    }

    public @Nullable Instant ended() {
        return ended;
    }

    /// How long the call was to wait for its turn.
    public Duration queued() {
        return queued;
    }

    public @Nullable String answeredBy() {
        return answeredBy;
    }

    /// From answer to end (or to `now`); zero when nobody answered.
    public Duration talked(Instant now) {
        return answered == null ? Duration.ZERO : Duration.between(answered, ended == null ? now : ended);
    }

    Leg leg() {
        return leg;
    }

    boolean wasDialled() {
        return dialled != null;
    }

    void queuedFor(Duration wait) {
        queued = wait;
    }

    void dialled(Instant now) {
        dialled = now;
        updated = now;
    }

    void moved(CallStatus next, Instant now) {
        status = next;
        updated = now;
        if (next == CallStatus.IN_PROGRESS) {
            answered = now;
        } else if (next.isOver()) {
            ended = now;
        }
    }

    void answeredBy(String verdict) {
        answeredBy = verdict;
    }

    /// The network's own reason for not connecting.
    void refusedWith(int status) {
        sipStatus = status;
    }

    /// The SIP status a terminal callback reports.
    int sipStatus() {
        if (sipStatus > 0) {
            return sipStatus;
        }
        return switch (status) {
            case BUSY -> 486;
            case NO_ANSWER, CANCELED -> 487;
            case FAILED -> 404;
            case QUEUED, RINGING, IN_PROGRESS, COMPLETED -> 200;
        };
    }

    int nextSequence() {
        return sequence++;
    }

    /// The parameters every request about this call carries.
    Form form(String callStatus) {
        return Form.of(
                "CallSid",
                sid,
                "AccountSid",
                accountSid,
                "From",
                request.from(),
                "To",
                request.to(),
                "Caller",
                request.from(),
                "Called",
                request.to(),
                "CallStatus",
                callStatus,
                "ApiVersion",
                Account.API_VERSION,
                "Direction",
                "outbound-api");
    }
}
