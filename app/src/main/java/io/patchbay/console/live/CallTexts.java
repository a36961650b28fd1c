package io.patchbay.console.live;

import io.patchbay.console.kit.Elapsed;
import io.patchbay.console.kit.Tone;
import io.patchbay.contract.row.CallSessionRow;
import io.patchbay.contract.row.CallStage;
import io.patchbay.contract.row.Hold;
import io.patchbay.contract.row.LiveCall;
import io.patchbay.contract.row.Masked;
import io.patchbay.ui.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// From a row of the database to the words of its cells, in the reader's language and time zone.
final class CallTexts {

    private final Messages messages;
    private final StagePolicy policy;
    private final DateTimeFormatter clockTime;

    CallTexts(Messages messages, StagePolicy policy, ZoneId zone) {
        this.messages = messages;
        this.policy = policy;
        this.clockTime =
                DateTimeFormatter.ofPattern("HH:mm:ss", messages.locale()).withZone(zone);
    }

    CellText.Stage stage(LiveCall live, Instant now) {
        var stage = live.stage();
        var text = messages.text("stage." + stage.name().toLowerCase(Locale.ROOT));
        var tone = policy.tone(stage, isQueued(stage) ? overdue(live, now) : inStage(live, now));
        return new CellText.Stage(stage, text, tone, text + ", " + messages.text("tone." + spoken(tone)));
    }

    String time(LiveCall live, Instant now) {
        return Elapsed.running(inStage(live, now), messages);
    }

    CellText.TwoLines clinic(LiveCall live) {
        var name = live.call().clinicName();
        var phone = Masked.phone(live.call().phone());
        return name == null ? new CellText.TwoLines(phone, "") : new CellText.TwoLines(name, phone);
    }

    String patient(LiveCall live) {
        return Masked.name(live.call().patient());
    }

    CellText.Heard heard(LiveCall live) {
        var session = live.session();
        if (session != null && session.heard() != null) {
            return verdict(session, messages.text("heard." + session.heard().word()));
        }
        var known = live.call().classification();
        return known == null
                ? CellText.Heard.NOBODY
                : new CellText.Heard(messages.text("heard." + known.word()), messages.text("heard.known"), -1);
    }

    private CellText.Heard verdict(CallSessionRow session, String text) {
        if (session.isDefaultVerdict()) {
            return new CellText.Heard(text, messages.text("heard.byDefault"), -1);
        }
        var confidence = session.confidence();
        return confidence == null
                ? new CellText.Heard(text, "", -1)
                : new CellText.Heard(text, messages.text("heard.sure", confidence), confidence);
    }

    CellText.Holding holding(LiveCall live) {
        var session = live.session();
        if (session == null
                || !live.stage().isActive()
                || session.assistantHold().isUnknown()) {
            return new CellText.Holding(messages.text("hold.absent"), Tone.IDLE, false, false);
        }
        return holding(session.assistantHold());
    }

    private CellText.Holding holding(Hold hold) {
        var wanted = hold.desired() == null ? Boolean.TRUE.equals(hold.confirmed()) : hold.desired();
        if (hold.desired() != null && !hold.isSettled()) {
            return new CellText.Holding(
                    messages.text(wanted ? "hold.holding" : "hold.lettingIn"), Tone.ATTENTION, wanted, true);
        }
        return new CellText.Holding(
                messages.text(wanted ? "hold.held" : "hold.in"), wanted ? Tone.IDLE : Tone.GOOD, wanted, true);
    }

    String attempt(LiveCall live) {
        return live.attempt() == 0
                ? messages.text("attempt.none")
                : messages.text(
                        "attempt.of",
                        live.attempt(),
                        Math.max(live.attempt(), live.call().maxRetries() + 1));
    }

    CellText.TwoLines lastEvent(LiveCall live) {
        var event = live.lastEvent();
        if (event == null) {
            return new CellText.TwoLines(messages.text("event.none"), "");
        }
        var at = event.at();
        return new CellText.TwoLines(messages.word("event", event.word()), at == null ? "" : clockTime.format(at));
    }

    /// Why it waits, or what came of it.
    CellText.TwoLines why(LiveCall live, Instant now) {
        var call = live.call();
        return switch (live.stage()) {
            case WAITING, RETRYING -> waiting(live, now);
            case REVIEW -> new CellText.TwoLines(word("review", call.reviewReason()), word("outcome", call.outcome()));
            case FAILED -> new CellText.TwoLines(word("error", call.lastError()), "");
            case COMPLETED -> new CellText.TwoLines(word("outcome", call.outcome()), "");
            default -> CellText.TwoLines.NOTHING;
        };
    }

    private CellText.TwoLines waiting(LiveCall live, Instant now) {
        var call = live.call();
        var due = due(call.nextActionAt(), now);
        var reason = call.waitReason() == null ? word("error", call.lastError()) : word("wait", call.waitReason());
        return reason.isEmpty() ? new CellText.TwoLines(due, "") : new CellText.TwoLines(reason, due);
    }

    private String due(@Nullable Instant nextActionAt, Instant now) {
        if (nextActionAt == null) {
            return "";
        }
        return nextActionAt.isAfter(now)
                ? messages.text("why.dueIn", Elapsed.running(Duration.between(now, nextActionAt), messages))
                : messages.text("why.due");
    }

    String changed(LiveCall live, Instant now) {
        return Elapsed.rough(Elapsed.between(live.changedAt(), now), messages);
    }

    private String word(String group, @Nullable String word) {
        return word == null ? "" : messages.word(group, word);
    }

    private static boolean isQueued(CallStage stage) {
        return stage == CallStage.WAITING || stage == CallStage.RETRYING;
    }

    private static @Nullable Duration overdue(LiveCall live, Instant now) {
        return Elapsed.between(live.call().nextActionAt(), now);
    }

    private static @Nullable Duration inStage(LiveCall live, Instant now) {
        return Elapsed.between(live.stageSince(), now);
    }

    private static String spoken(Tone tone) {
        return switch (tone) {
            case ATTENTION -> "attention";
            case LATE -> "late";
            case IDLE, BUSY, GOOD, DONE, BAD -> "calm";
        };
    }
}
