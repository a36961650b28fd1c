package io.patchbay.agent.cli.watch;

import io.patchbay.contract.row.CallStage;
import io.patchbay.contract.row.DetectionState;
import io.patchbay.contract.row.Hold;
import io.patchbay.contract.row.LiveCall;
import io.patchbay.contract.row.Masked;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A call's row in short plain words.
final class CallWords {

    private static final int PERCENT = 100;

    private CallWords() {}

    static String stage(CallStage stage) {
        return switch (stage) {
            case NAVIGATING -> "in the menu";
            case HANDING_OVER, WRAPPING_UP -> plain(stage.name().toLowerCase(Locale.ROOT));
            case RETRYING -> "retry";
            default -> stage.name().toLowerCase(Locale.ROOT);
        };
    }

    static String clinic(LiveCall live) {
        var name = live.call().clinicName();
        return name == null ? Masked.phone(live.call().phone()) : name;
    }

    static String patient(LiveCall live) {
        return Masked.name(live.call().patient());
    }

    /// Who answered and how sure that is; a clinic's remembered kind in brackets.
    static String heard(LiveCall live) {
        var session = live.session();
        if (session != null && session.heard() != null) {
            var who = who(session.heard());
            if (session.isDefaultVerdict()) {
                return who + " by deadline";
            }
            var confidence = session.confidence();
            return confidence == null ? who : who + " " + Math.round(confidence * PERCENT) + "%";
        }
        var known = live.call().classification();
        return known == null ? "" : "(" + who(DetectionState.ofWord(known.word())) + ")";
    }

    private static String who(DetectionState heard) {
        return switch (heard) {
            case HUMAN -> "person";
            case IVR_ONLY -> "menu";
            case IVR_THEN_HUMAN -> "menu+person";
            case VOICEMAIL -> "voicemail";
        };
    }

    static String assistant(LiveCall live) {
        var session = live.session();
        if (session == null
                || !live.stage().isActive()
                || session.assistantHold().isUnknown()) {
            return "";
        }
        return assistant(session.assistantHold());
    }

    private static String assistant(Hold hold) {
        boolean wanted = hold.desired() == null ? Boolean.TRUE.equals(hold.confirmed()) : hold.desired();
        if (hold.desired() != null && !hold.isSettled()) {
            return wanted ? "holding..." : "letting in...";
        }
        return wanted ? "on hold" : "let in";
    }

    static String attempt(LiveCall live) {
        return live.attempt() == 0
                ? ""
                : live.attempt() + "/" + Math.max(live.attempt(), live.call().maxRetries() + 1);
    }

    static String lastEvent(LiveCall live) {
        return live.lastEvent() == null ? "" : plain(live.lastEvent().word());
    }

    /// Why it waits, or what came of it.
    static String why(LiveCall live, Instant now) {
        var call = live.call();
        return switch (live.stage()) {
            case WAITING, RETRYING -> waiting(live, now);
            case REVIEW -> plain(call.reviewReason());
            case FAILED -> plain(call.lastError());
            case COMPLETED -> plain(call.outcome());
            default -> "";
        };
    }

    private static String waiting(LiveCall live, Instant now) {
        var call = live.call();
        var reason = plain(call.waitReason() == null ? call.lastError() : call.waitReason());
        var due = call.nextActionAt();
        if (due == null || !due.isAfter(now)) {
            return reason.isEmpty() ? "due now" : reason;
        }
        var when = "due in " + clock(Duration.between(now, due));
        return reason.isEmpty() ? when : reason + ", " + when;
    }

    static String time(LiveCall live, Instant now) {
        var since = live.stageSince();
        return since == null ? "" : clock(now.isBefore(since) ? Duration.ZERO : Duration.between(since, now));
    }

    private static String clock(Duration length) {
        return length.toHours() == 0
                ? "%d:%02d".formatted(length.toMinutes(), length.toSecondsPart())
                : "%d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }

    private static String plain(@Nullable String word) {
        return word == null ? "" : word.replace('_', ' ');
    }
}
