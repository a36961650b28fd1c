package io.patchbay.agent.call;

import io.patchbay.agent.listen.AudioTime;
import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.listen.PathAction;
import io.patchbay.agent.listen.StuckReason;
import io.patchbay.agent.listen.Verdict;
import io.patchbay.agent.listen.VerdictSource;
import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.ActionType;
import io.patchbay.contract.row.ClassificationType;
import io.patchbay.contract.row.DetectionState;
import java.util.List;
import java.util.OptionalLong;

/// What is heard on the line, and what follows from it.
final class Hearings {

    private static final LearnedPath NO_PATH = new LearnedPath(List.of(), OptionalLong.empty());
    private static final Transcript NO_WORDS = new Transcript("");

    private Hearings() {}

    static void heard(Turn turn, CallEvent.Heard event) {
        if (!turn.state().live()) {
            return;
        }
        Legs.audible(turn);
        turn.mark(Moment.FIRST_WORDS);
        switch (event.output()) {
            case HearingOutput.VerdictReached reached -> verdict(turn, reached.verdict(), event.walked());
            case HearingOutput.PersonHeard person -> person(turn, event.walked());
            case HearingOutput.TransferMoment moment -> moment(turn);
            case HearingOutput.Act act -> act(turn, act, event.at());
            case HearingOutput.PromptHeard prompt -> prompt(turn, prompt);
            case HearingOutput.TransferHeard transfer -> transfer(turn, transfer);
            case HearingOutput.QueueHeard queue -> queue(turn);
            case HearingOutput.PathFinished finished -> finished(turn, finished);
            case HearingOutput.PathChanged changed ->
                turn.facts(turn.call().with(turn.call().finding().changed()));
            case HearingOutput.Stuck stuck -> Endings.hangUp(turn, reason(stuck.reason()));
            case HearingOutput.AskReasoner ask -> {}
        }
    }

    private static void verdict(Turn turn, Verdict verdict, LearnedPath walked) {
        turn.disarm(TimerName.VERDICT).disarm(TimerName.PERSON).mark(Moment.VERDICT);
        boolean defaulted = verdict.source() == VerdictSource.DEFAULT;
        turn.facts(turn.call().with(turn.call().finding().decided(verdict, defaulted)));
        switch (verdict.party()) {
            case HUMAN -> person(turn, walked);
            case IVR_ONLY -> {
                detect(turn, DetectionState.IVR_ONLY);
                machine(turn);
                turn.to(new CallState.Navigating(turn.call()));
                turn.arm(TimerName.NAVIGATE, turn.policy.person().navigateWithin());
            }
            case IVR_THEN_HUMAN -> {
                detect(turn, DetectionState.IVR_THEN_HUMAN);
                await(turn, CallState.Wait.TRANSFER);
            }
            case VOICEMAIL -> {
                detect(turn, DetectionState.VOICEMAIL);
                Endings.hangUp(turn, EndReason.VOICEMAIL);
            }
            case SCREENING -> await(turn, CallState.Wait.SCREENING);
            case HOLD -> queue(turn);
            case INTERCEPT -> Endings.hangUp(turn, EndReason.NOT_IN_SERVICE);
            case FAX -> Endings.hangUp(turn, EndReason.FAX);
        }
    }

    /// Somebody is there. The unhold comes first among the effects; what is to be remembered is written with it.
    private static void person(Turn turn, LearnedPath walked) {
        turn.mark(Moment.PERSON_HEARD).mark(Moment.VERDICT);
        boolean firstPerson = !turn.call().finding().personReached();
        turn.facts(turn.call().with(turn.call().finding().reached()));
        Holds.letIn(turn, true);
        if (firstPerson) {
            ClassificationType type =
                    turn.call().finding().treeSeen() ? ClassificationType.IVR_THEN_HUMAN : ClassificationType.HUMAN;
            detect(turn, type == ClassificationType.HUMAN ? DetectionState.HUMAN : DetectionState.IVR_THEN_HUMAN);
            remember(turn, type, type == ClassificationType.HUMAN ? NO_PATH : walked);
            turn.act(new Effect.TellWorkflow(new CallNews.PersonReached(type)));
        }
    }

    /// The learned moment at which a person comes: the assistant is let in, and speaks when somebody is heard.
    private static void moment(Turn turn) {
        turn.facts(turn.call().with(turn.call().finding().tree()));
        Holds.letIn(turn, false);
    }

    /// Hearing is dead and somebody may be there: better a late assistant than silence. Flagged, and not remembered.
    static void assumePerson(Turn turn) {
        turn.facts(turn.call().with(turn.call().finding().defaulted()));
        person(turn, NO_PATH);
    }

    private static void remember(Turn turn, ClassificationType type, LearnedPath walked) {
        Finding finding = turn.call().finding();
        if (finding.byDefault() || finding.remembered() || finding.screened()) {
            return;
        }
        turn.facts(turn.call().with(finding.kept(walked)));
        if (asRemembered(turn.call().plan(), type) && !finding.pathChanged()) {
            turn.act(new Effect.Verified(turn.call().plan().remembered().orElseThrow()));
        } else {
            double confidence = finding.verdict().map(Verdict::confidence).orElse(1.0);
            turn.act(new Effect.Remember(type, walked, confidence));
        }
    }

    private static boolean asRemembered(CallPlan plan, ClassificationType type) {
        return switch (plan) {
            case CallPlan.Unknown() -> false;
            case CallPlan.Person person -> type == ClassificationType.HUMAN;
            case CallPlan.Path path -> path.type() == type;
        };
    }

    private static void act(Turn turn, HearingOutput.Act act, AudioTime at) {
        if (turn.state().assistantIn()) {
            turn.surprise("a key was asked for while the assistant is in");
            turn.act(new Effect.TellActionDone(act.id(), false));
            return;
        }
        turn.facts(turn.call().with(turn.call().finding().tree()));
        ActionType type = switch (act.action()) {
            case PathAction.PressKeys keys -> ActionType.DTMF;
            case PathAction.Say say -> ActionType.SPEECH;
        };
        String value = switch (act.action()) {
            case PathAction.PressKeys keys -> keys.digits();
            case PathAction.Say say -> say.text();
        };
        turn.act(new Effect.NoteIvr(act.id(), type, value, act.prompt(), act.promptFingerprint(), at.millis()));
        turn.act(new Effect.Announce(act.id(), act.action()));
    }

    private static void prompt(Turn turn, HearingOutput.PromptHeard prompt) {
        turn.act(new Effect.NoteIvr(
                0,
                ActionType.SKIP,
                "",
                prompt.text(),
                prompt.fingerprint(),
                prompt.at().millis()));
    }

    private static void transfer(Turn turn, HearingOutput.TransferHeard transfer) {
        turn.act(note(ActionType.TRANSFER, transfer.at()));
        if (!turn.state().assistantIn()) {
            await(turn, CallState.Wait.TRANSFER);
        }
    }

    private static void queue(Turn turn) {
        if (turn.state().assistantIn()) {
            Holds.holdAgain(turn);
            turn.to(new CallState.AwaitingPerson(turn.call(), CallState.Wait.QUEUE));
        }
        await(turn, CallState.Wait.QUEUE);
    }

    /// The end of the path: the assistant's turn on a task call; on a classification call the way is now known.
    private static void finished(Turn turn, HearingOutput.PathFinished finished) {
        if (turn.state().assistantIn()) {
            return;
        }
        turn.act(note(ActionType.WAIT, finished.at()));
        remember(turn, ClassificationType.IVR_ONLY, finished.path());
        boolean announced = turn.call().finding().announced();
        if (turn.call().keys().purpose() == CallPurpose.TASK
                || announced
                || turn.call().assistantWasIn()) {
            turn.facts(turn.call().with(turn.call().finding().reached()));
            Holds.letIn(turn, true);
            turn.act(new Effect.TellWorkflow(new CallNews.PersonReached(ClassificationType.IVR_ONLY)));
        } else {
            turn.act(new Effect.TellWorkflow(new CallNews.PhoneTreeLearned(ClassificationType.IVR_ONLY)));
            Endings.hangUp(turn, EndReason.CLASSIFIED);
        }
    }

    /// A machine after all: an assistant that was not held, or was let in already, is held now.
    private static void machine(Turn turn) {
        if (turn.state().assistantIn()) {
            turn.facts(turn.call().with(turn.call().finding().revised()));
            Holds.holdAgain(turn);
        } else if (!turn.call().assistant().holdDesired()) {
            turn.leg(Leg.ASSISTANT, turn.call().assistant().wishHeld(true));
            Holds.request(turn, Leg.ASSISTANT);
        }
    }

    private static void await(Turn turn, CallState.Wait wait) {
        turn.facts(turn.call().with(turn.call().finding().tree()));
        turn.disarm(TimerName.VERDICT).disarm(TimerName.NAVIGATE);
        machine(turn);
        turn.to(new CallState.AwaitingPerson(turn.call(), wait));
        turn.arm(
                TimerName.PERSON,
                switch (wait) {
                    case TRANSFER -> turn.policy.person().transferWithin();
                    case QUEUE -> turn.policy.person().queueWithin();
                    case SCREENING -> turn.policy.person().screeningWithin();
                });
    }

    private static void detect(Turn turn, DetectionState state) {
        turn.facts(turn.call().with(turn.call().finding().detected(state)));
    }

    private static Effect note(ActionType type, AudioTime at) {
        return new Effect.NoteIvr(
                0, type, type == ActionType.TRANSFER ? "connect_vapi" : "", NO_WORDS, "", at.millis());
    }

    private static EndReason reason(StuckReason stuck) {
        return switch (stuck) {
            case STUCK, NO_PATH -> EndReason.IVR_STUCK;
            case SILENT -> EndReason.IVR_SILENT;
            case QUEUE_TOO_LONG -> EndReason.HELD_TOO_LONG;
            case NOBODY_CAME -> EndReason.NOBODY_CAME;
        };
    }

    /// Another program, or a supervisor, decided who answered.
    static void written(Turn turn, CallEvent.VerdictWritten event) {
        boolean known =
                turn.call().finding().detection().filter(event.state()::equals).isPresent();
        if (known || !turn.state().live() || turn.call().at(Moment.ANSWERED).isEmpty()) {
            return;
        }
        HeardParty party = switch (event.state()) {
            case HUMAN -> HeardParty.HUMAN;
            case IVR_ONLY -> HeardParty.IVR_ONLY;
            case IVR_THEN_HUMAN -> HeardParty.IVR_THEN_HUMAN;
            case VOICEMAIL -> HeardParty.VOICEMAIL;
        };
        Verdict told = new Verdict(party, 1.0, List.of(), AudioTime.ofMillis(0), VerdictSource.TOLD);
        turn.act(new Effect.TellHearingVerdict(event.state()));
        verdict(turn, told, NO_PATH);
    }
}
