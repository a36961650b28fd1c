package io.patchbay.agent.listen;

/// Everything hearing remembers about one call. Immutable; made by [CallHearing] alone.
public final class HearingState {

    private final HearingPlan plan;
    private final HearingPhase phase;
    private final AudioTime now;

    HearingState(HearingPlan plan, HearingPhase phase, AudioTime now) {
        this.plan = plan;
        this.phase = phase;
        this.now = now;
    }

    /// What was known before the call was answered.
    public HearingPlan plan() {
        return plan;
    }

    public HearingPhase phase() {
        return phase;
    }

    /// How far the audio has been heard.
    public AudioTime now() {
        return now;
    }

    HearingState heardUpTo(AudioTime time) {
        return new HearingState(plan, phase, now.max(time));
    }

    /// The way through the phone tree so far; empty before any step.
    public LearnedPath walked() {
        return new LearnedPath(java.util.List.of(), java.util.OptionalLong.empty());
    }
}
