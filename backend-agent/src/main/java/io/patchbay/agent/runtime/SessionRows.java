package io.patchbay.agent.runtime;

import io.patchbay.agent.call.Call;
import io.patchbay.agent.call.CallState;
import io.patchbay.agent.call.EndReason;
import io.patchbay.agent.call.LegState;
import io.patchbay.agent.call.Moment;
import io.patchbay.agent.listen.Evidence;
import io.patchbay.agent.listen.Verdict;
import io.patchbay.agent.port.store.SessionRow;
import io.patchbay.contract.row.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A call's state in the words of `call_sessions`.
final class SessionRows {

    private final StateJson json;

    SessionRows(StateJson json) {
        this.json = json;
    }

    SessionRow of(CallState state, Instant leaseUntil) {
        Call call = state.call();
        return new SessionRow(
                call.clinic().sid(),
                status(state),
                legs(call),
                finding(call),
                times(call),
                new SessionRow.Assistant(
                        call.assistant().sid(),
                        call.assistantSide().callId(),
                        call.assistantSide().controlUrl().map(Object::toString)),
                call.progress().streamSid(),
                call.progress().conferenceSid(),
                end(state),
                json.write(state),
                leaseUntil);
    }

    private static CallStatus status(CallState state) {
        Call call = state.call();
        return switch (state) {
            case CallState.Dialling _, CallState.Unsettled _ ->
                call.at(Moment.RINGING).isPresent() ? CallStatus.RINGING : CallStatus.INITIATING;
            case CallState.Listening _,
                    CallState.Navigating _,
                    CallState.AwaitingPerson _,
                    CallState.LettingIn _,
                    CallState.Talking _,
                    CallState.Ending _,
                    CallState.Reporting _ -> CallStatus.ACTIVE;
            case CallState.Ended ended -> ended(call, ended.reason());
        };
    }

    private static CallStatus ended(Call call, EndReason reason) {
        if (reason == EndReason.VOICEMAIL || reason == EndReason.MAILBOX_FULL) {
            return CallStatus.VOICEMAIL;
        }
        boolean served = call.assistantWasIn() || reason == EndReason.CLASSIFIED;
        return served ? CallStatus.COMPLETED : CallStatus.FAILED;
    }

    private static SessionRow.Legs legs(Call call) {
        return new SessionRow.Legs(
                word(call.clinic()),
                word(call.assistant()),
                call.clinic().holdDesired(),
                call.clinic().holdConfirmed(),
                call.assistant().holdDesired(),
                call.assistant().holdConfirmed());
    }

    private static String word(LegState leg) {
        return leg.status().name().toLowerCase(Locale.ROOT);
    }

    private static SessionRow.Finding finding(Call call) {
        Optional<Verdict> verdict = call.finding().verdict();
        return new SessionRow.Finding(
                call.finding().detection(),
                between(call, Moment.ANSWERED, Moment.VERDICT),
                verdict.map(Verdict::confidence),
                call.finding().byDefault(),
                verdict.map(SessionRows::evidence));
    }

    private static String evidence(Verdict verdict) {
        return verdict.evidence().stream().map(SessionRows::cue).collect(Collectors.joining(",", "[", "]"));
    }

    private static String cue(Evidence evidence) {
        return "{\"cue\":\"" + evidence.cue().replace("\\", "").replace("\"", "'") + "\",\"points\":\""
                + evidence.points().name().toLowerCase(Locale.ROOT) + "\",\"weight\":" + evidence.weight() + "}";
    }

    private static SessionRow.Times times(Call call) {
        return new SessionRow.Times(
                call.at(Moment.DIAL_STARTED),
                call.at(Moment.ANSWERED),
                call.at(Moment.FIRST_WORDS),
                call.at(Moment.VERDICT),
                call.at(Moment.UNHOLD_REQUESTED),
                call.at(Moment.UNHOLD_CONFIRMED),
                call.at(Moment.ASSISTANT_SPOKE),
                between(call, Moment.RINGING, Moment.ANSWERED),
                between(call, Moment.PERSON_HEARD, Moment.UNHOLD_CONFIRMED));
    }

    private static Optional<Integer> between(Call call, Moment from, Moment to) {
        return call.at(from)
                .flatMap(start -> call.at(to)
                        .map(end -> (int) Duration.between(start, end).toMillis()));
    }

    private static Optional<SessionRow.End> end(CallState state) {
        if (state instanceof CallState.Ended(Call call, EndReason reason)) {
            return call.at(Moment.ENDED).map(at -> new SessionRow.End(reason.word(), reason.endedBy(), at));
        }
        return Optional.empty();
    }
}
