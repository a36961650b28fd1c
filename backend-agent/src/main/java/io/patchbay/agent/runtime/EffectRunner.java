package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.Effect;
import java.util.concurrent.ExecutorService;

/// Performs effects: each on a thread of its own, so that one slow provider request never delays another. What comes of
/// them
/// comes back as events.
final class EffectRunner {

    private final TelephonyEffects telephony;
    private final AssistantEffects assistant;
    private final Timers timers;
    private final ExecutorService threads;

    EffectRunner(TelephonyEffects telephony, AssistantEffects assistant, Timers timers, ExecutorService threads) {
        this.telephony = telephony;
        this.assistant = assistant;
        this.timers = timers;
        this.threads = threads;
    }

    void perform(Effect.Performed effect, CallRunner call) {
        switch (effect) {
            case Effect.StartTimer timer ->
                timers.after(timer.after(), () -> call.post(new CallEvent.TimerFired(timer.name(), timer.armedAt())));
            case Effect.TellHearingNow tell -> call.ear().ifPresent(ear -> ear.told(tell.cause()));
            case Effect.TellActionDone done ->
                call.ear().ifPresent(ear -> ear.actionDone(done.action(), done.accepted()));
            case Effect.TellHearingVerdict verdict -> call.ear().ifPresent(ear -> ear.verdictGiven(verdict.state()));
            case Effect.DialClinic dial -> threads.execute(() -> telephony.dialClinic(call));
            case Effect.DialAssistant dial -> threads.execute(() -> telephony.dialAssistant(call));
            case Effect.LookUpDial look -> threads.execute(() -> telephony.lookUp(call, look.leg()));
            case Effect.RequestHold hold -> threads.execute(() -> telephony.hold(call, hold));
            case Effect.Announce announce -> threads.execute(() -> telephony.announce(call, announce));
            case Effect.ListenAgain again -> threads.execute(() -> telephony.listenAgain(call));
            case Effect.HangUp hangUp -> threads.execute(() -> telephony.hangUp(call));
            case Effect.CueAssistant cue -> threads.execute(() -> assistant.cue(call, cue.cue()));
            case Effect.FetchReport fetch -> threads.execute(() -> assistant.fetchReport(call));
        }
    }
}
