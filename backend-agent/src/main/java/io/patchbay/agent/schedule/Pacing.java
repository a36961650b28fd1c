package io.patchbay.agent.schedule;

import io.patchbay.agent.schedule.DialDecision.Refused;
import io.patchbay.contract.phi.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Who is being called and how much of the rate is used: a token bucket, kept as the one instant at which it will be
/// full again, and the lines in use. Never lets more than `burst + t × callsPerSecond` calls out within any time `t`.
public record Pacing(PacingPolicy policy, Instant fullAt, Set<Phone> onTheLine, int assistants) {

    public Pacing {
        onTheLine = Set.copyOf(onTheLine);
    }

    /// Nobody on the line, a full bucket.
    public static Pacing idle(PacingPolicy policy) {
        return new Pacing(policy, Instant.EPOCH, Set.of(), 0);
    }

    /// Why this clinic may not be called now; empty when it may.
    Optional<Refused> refusal(Phone clinic, Instant now) {
        if (onTheLine.contains(clinic)) {
            return refused(WaitReason.CLINIC_BUSY, now.plus(policy.lookAgain()), "");
        }
        if (onTheLine.size() >= policy.concurrentCalls()) {
            return refused(WaitReason.CALLS_FULL, now.plus(policy.lookAgain()), of(policy.concurrentCalls()));
        }
        if (assistants >= policy.concurrentAssistants()) {
            return refused(WaitReason.ASSISTANTS_FULL, now.plus(policy.lookAgain()), of(policy.concurrentAssistants()));
        }
        if (now.isBefore(nextToken())) {
            return refused(WaitReason.PACING, nextToken(), " (" + policy.callsPerSecond() + " a second)");
        }
        return Optional.empty();
    }

    /// How many calls could be placed at this instant, each to another clinic: what a dispatcher should claim at most.
    public int room(Instant now) {
        var free = Math.min(policy.concurrentCalls() - onTheLine.size(), policy.concurrentAssistants() - assistants);
        return Math.max(0, Math.min(free, tokens(now)));
    }

    /// When the rate allows the next call; not after now when it does already.
    public Instant nextToken() {
        return fullAt.minus(policy.interval().multipliedBy(policy.burst() - 1L));
    }

    /// After a call to this clinic went out, with its assistant.
    Pacing dialled(Phone clinic, Instant now) {
        var from = fullAt.isAfter(now) ? fullAt : now;
        var live = new HashSet<>(onTheLine);
        live.add(clinic);
        return new Pacing(policy, from.plus(policy.interval()), live, assistants + 1);
    }

    /// After the call to this clinic ended, with its assistant.
    public Pacing ended(Phone clinic) {
        if (!onTheLine.contains(clinic)) {
            return this;
        }
        var live = new HashSet<>(onTheLine);
        live.remove(clinic);
        return new Pacing(policy, fullAt, live, Math.max(0, assistants - 1));
    }

    /// The same rate with the lines as the database knows them, other agents' calls included.
    public Pacing seeing(Set<Phone> live, int liveAssistants) {
        return new Pacing(policy, fullAt, live, liveAssistants);
    }

    /// The same lines under another policy.
    public Pacing under(PacingPolicy other) {
        return new Pacing(other, fullAt, onTheLine, assistants);
    }

    private int tokens(Instant now) {
        if (!fullAt.isAfter(now)) {
            return policy.burst();
        }
        var used = Duration.between(now, fullAt).dividedBy(policy.interval());
        var exact = policy.interval().multipliedBy(used).equals(Duration.between(now, fullAt));
        return (int) Math.max(0, policy.burst() - used - (exact ? 0 : 1));
    }

    private static Optional<Refused> refused(WaitReason reason, Instant tryAgainAt, String more) {
        return Optional.of(new Refused(reason, tryAgainAt, reason.sentence() + more));
    }

    private static String of(int limit) {
        return " (" + limit + ")";
    }
}
