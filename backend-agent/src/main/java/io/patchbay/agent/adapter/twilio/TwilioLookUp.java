package io.patchbay.agent.adapter.twilio;

import com.twilio.base.Page;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import io.patchbay.agent.port.LegProgress;
import io.patchbay.agent.port.Telephony.DialLookUp;
import io.patchbay.agent.port.Telephony.DialledLeg;
import io.patchbay.agent.port.VendorFailure.Kind;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.phi.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds a dial whose answer was lost, by reading alone: by its SID, then in its session's conference, then among
/// the calls to its number. Twilio's lists lag behind by moments, so one empty answer right after a dial proves
/// nothing.
final class TwilioLookUp {

    private static final long CONFERENCES = 3;
    private static final long PARTICIPANTS = 10;
    private static final long CALLS = 20;

    /// Twilio's times have whole seconds, and its clock is not ours.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    private final TwilioClient client;

    TwilioLookUp(TwilioClient client) {
        this.client = client;
    }

    Optional<DialledLeg> find(DialLookUp sought) {
        return sought.sid()
                .flatMap(this::bySid)
                .or(() -> inConference(sought))
                .or(() -> sought.assistantLeg()
                        ? Optional.empty()
                        : sought.to().flatMap(to -> byNumber(to, sought.since())));
    }

    /// The session's conference that has not ended.
    Optional<String> liveConference(CallSessionId session) {
        return conferences(session).stream()
                .filter(TwilioLookUp::isLive)
                .map(Conference::getSid)
                .findFirst();
    }

    private Optional<DialledLeg> bySid(CallSid sid) {
        return ifThere(() -> Call.fetcher(sid.value()).fetch(client)).map(TwilioLookUp::leg);
    }

    private Optional<DialledLeg> inConference(DialLookUp sought) {
        var label = sought.assistantLeg() ? TwilioAddresses.ASSISTANT : TwilioAddresses.CLINIC;
        return conferences(sought.session()).stream()
                .filter(TwilioLookUp::isLive)
                .flatMap(conference -> participants(conference.getSid()).stream())
                .filter(participant -> label.equals(participant.getLabel()))
                .findFirst()
                .map(participant ->
                        new DialledLeg(new CallSid(participant.getCallSid()), progress(participant.getStatus())));
    }

    /// The list is read unfiltered by time: a call still queued has no start time to filter by.
    private Optional<DialledLeg> byNumber(Phone to, Instant since) {
        var earliest = since.minus(CLOCK_TOLERANCE);
        Page<Call> page = Call.reader()
                .setTo(to.reveal(Purpose.DIAL))
                .pageSize((int) CALLS)
                .firstPage(client);
        return page.getRecords().stream()
                .filter(call -> "outbound-api".equals(call.getDirection()))
                .filter(call -> call.getDateCreated() != null
                        && !call.getDateCreated().toInstant().isBefore(earliest))
                .max(Comparator.comparing(call -> call.getDateCreated().toInstant()))
                .map(TwilioLookUp::leg);
    }

    private List<Conference> conferences(CallSessionId session) {
        return Conference.reader()
                .setFriendlyName(TwilioAddresses.conferenceName(session))
                .setPageSize(CONFERENCES)
                .firstPage(client)
                .getRecords();
    }

    private List<Participant> participants(String conference) {
        return ifThere(() -> Participant.reader(conference)
                        .setPageSize(PARTICIPANTS)
                        .firstPage(client)
                        .getRecords())
                .orElse(List.of());
    }

    private static <T> Optional<T> ifThere(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (TwilioFault fault) {
            if (fault.kind() == Kind.GONE) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    private static boolean isLive(Conference conference) {
        return conference.getSid() != null && conference.getStatus() != Conference.Status.COMPLETED;
    }

    private static DialledLeg leg(Call call) {
        return new DialledLeg(new CallSid(call.getSid()), progress(call.getStatus()));
    }

    /// A status word we do not know is taken for a call on its way: the callbacks will tell.
    private static LegProgress progress(Call.Status status) {
        return switch (status) {
            case QUEUED -> LegProgress.QUEUED;
            case RINGING -> LegProgress.RINGING;
            case IN_PROGRESS -> LegProgress.ANSWERED;
            case COMPLETED -> LegProgress.COMPLETED;
            case BUSY -> LegProgress.BUSY;
            case FAILED -> LegProgress.FAILED;
            case NO_ANSWER -> LegProgress.NO_ANSWER;
            case CANCELED -> LegProgress.CANCELED;
            case null -> LegProgress.QUEUED;
        };
    }

    private static LegProgress progress(Participant.Status status) {
        return switch (status) {
            case QUEUED, CONNECTING -> LegProgress.QUEUED;
            case RINGING -> LegProgress.RINGING;
            case CONNECTED -> LegProgress.ANSWERED;
            case COMPLETE -> LegProgress.COMPLETED;
            case FAILED -> LegProgress.FAILED;
            case null -> LegProgress.QUEUED;
        };
    }
}
