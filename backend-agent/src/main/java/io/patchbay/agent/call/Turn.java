package io.patchbay.agent.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One event being answered: the state so far and the effects so far. Lives for one call of [CallMachine#on]; never
/// escapes it.
final class Turn {

    final Instant now;
    final CallPolicy policy;
    private final List<Effect> effects = new ArrayList<>();
    private CallState state;

    Turn(CallState state, Instant now, CallPolicy policy) {
        this.now = now;
        this.policy = policy;
        this.state = state.with(state.call().nextTurn());
    }

    CallState state() {
        return state;
    }

    Call call() {
        return state.call();
    }

    Turn facts(Call call) {
        state = state.with(call);
        return this;
    }

    Turn leg(Leg leg, LegState legState) {
        return facts(call().with(leg, legState));
    }

    Turn mark(Moment moment) {
        return facts(call().mark(moment, now));
    }

    Turn to(CallState next) {
        state = next;
        return this;
    }

    Turn act(Effect effect) {
        effects.add(effect);
        return this;
    }

    /// Starts a timer, replacing one of the same name.
    Turn arm(TimerName name, Duration after) {
        Map<TimerName, Integer> timers = new EnumMap<>(TimerName.class);
        timers.putAll(call().progress().timers());
        timers.put(name, call().progress().turn());
        facts(call().timers(timers));
        effects.removeIf(effect -> effect instanceof Effect.StartTimer timer && timer.name() == name);
        return act(new Effect.StartTimer(name, call().progress().turn(), after));
    }

    Turn disarm(TimerName name) {
        Map<TimerName, Integer> timers = new EnumMap<>(TimerName.class);
        timers.putAll(call().progress().timers());
        timers.remove(name);
        return facts(call().timers(timers));
    }

    Turn disarmAll() {
        return facts(call().timers(Map.of()));
    }

    boolean isArmed(TimerName name, int armedAt) {
        return Integer.valueOf(armedAt).equals(call().progress().timers().get(name));
    }

    Turn surprise(String what) {
        return act(new Effect.NoteSurprise(what));
    }

    /// The step; timers that were started and stopped within it are left out.
    Step done() {
        effects.removeIf(
                effect -> effect instanceof Effect.StartTimer timer && !isArmed(timer.name(), timer.armedAt()));
        return new Step(state, effects);
    }
}
