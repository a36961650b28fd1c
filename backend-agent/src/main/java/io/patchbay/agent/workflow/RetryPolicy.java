package io.patchbay.agent.workflow;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The numbers of the workflow: what follows from each ending, and how long each wait may last. `jitter` is the share
/// by which a doubling wait is spread to either side, so that rows that failed together do not return together.
public record RetryPolicy(
        Map<CallFailure, RetryRule> rules,
        RetryRule unableToConnect,
        double jitter,
        Duration classificationWait,
        Duration lookUpLimit,
        Duration placementLimit,
        Duration callLimit) {

    public RetryPolicy {
        var complete = new EnumMap<>(rules);
        for (var failure : CallFailure.values()) {
            if (!complete.containsKey(failure)) {
                throw new IllegalArgumentException("retry policy: no rule for " + failure.word());
            }
        }
        if (jitter < 0 || jitter >= 1) {
            throw new IllegalArgumentException("retry policy: jitter must be at least 0 and below 1");
        }
        rules = Collections.unmodifiableMap(complete);
    }

    /// The rules and waits of the product.
    public static RetryPolicy standard() {
        return new RetryPolicy(
                standardRules(),
                // Somebody answered but could not help: another hour of the day is worth more than another minute.
                new RetryRule.Backoff(Duration.ofMinutes(30), Duration.ofHours(4)),
                // A fifth either way is enough to part rows that failed in the same second.
                0.2,
                // Seed 001: long enough for the clinic's line to be free again, short enough to be one errand.
                Duration.ofSeconds(30),
                // One indexed read; ten seconds means the agent that asked is gone.
                Duration.ofSeconds(10),
                // Dial rules and one insert; a minute means the agent that was to dial is gone.
                Duration.ofMinutes(1),
                // Beyond the carrier's own limit and the wait for the report; only an unwatched call gets here.
                Duration.ofMinutes(45));
    }

    /// The rule for an ending.
    public RetryRule rule(CallFailure failure) {
        var rule = rules.get(failure);
        if (rule == null) {
            throw new IllegalStateException("retry policy: no rule for " + failure.word());
        }
        return rule;
    }

    /// The wait before the next retry, given how many were used before; `chance` is in [0, 1).
    public Duration delay(RetryRule.Backoff rule, int retriesUsed, double chance) {
        var doubled = rule.first();
        for (int i = 0; i < retriesUsed && doubled.compareTo(rule.cap()) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        var capped = doubled.compareTo(rule.cap()) < 0 ? doubled : rule.cap();
        return Duration.ofMillis(Math.round(capped.toMillis() * (1 + jitter * (2 * chance - 1))));
    }

    private static Map<CallFailure, RetryRule> standardRules() {
        var rules = new EnumMap<CallFailure, RetryRule>(CallFailure.class);
        // Seed 001: an hour. A mailbox answers while the desk is away, at lunch or in a rush.
        rules.put(CallFailure.VOICEMAIL, new RetryRule.After(Duration.ofHours(1)));
        rules.put(CallFailure.MAILBOX_FULL, new RetryRule.After(Duration.ofHours(1)));
        // A desk that does not pick up is with a patient.
        rules.put(CallFailure.NO_ANSWER, backoffMinutes(15, 120));
        // An engaged line is free within minutes.
        rules.put(CallFailure.BUSY, backoffMinutes(3, 30));
        // Carriers route around trouble quickly; the breaker watches for the rest.
        rules.put(CallFailure.CARRIER_FAILURE, backoffMinutes(2, 30));
        // No call will make these numbers right.
        rules.put(CallFailure.INVALID_NUMBER, new RetryRule.GiveUp());
        rules.put(CallFailure.NOT_IN_SERVICE, new RetryRule.GiveUp());
        // The same menu waits at the other end; a later hour may have people instead.
        rules.put(CallFailure.IVR_STUCK, backoffMinutes(30, 240));
        // Silence is mostly a fault of that one call.
        rules.put(CallFailure.IVR_SILENT, backoffMinutes(10, 60));
        rules.put(CallFailure.SILENT_LINE, backoffMinutes(10, 60));
        // The person decides whom to let through; half an hour is not pestering.
        rules.put(CallFailure.SCREENED_OUT, backoffMinutes(30, 240));
        rules.put(CallFailure.HUNG_UP, backoffMinutes(10, 120));
        // The line may be shared with a telephone at other hours.
        rules.put(CallFailure.FAX, backoffMinutes(60, 240));
        // Our own side failed: try again as soon as it can have recovered.
        rules.put(CallFailure.ASSISTANT_UNAVAILABLE, backoffMinutes(1, 10));
        rules.put(CallFailure.AGENT_LOST, new RetryRule.Backoff(Duration.ofSeconds(30), Duration.ofMinutes(5)));
        // Somebody may already be sending the records: a person decides.
        rules.put(CallFailure.REPORT_MISSING, new RetryRule.Review());
        // Dialling is paused elsewhere until the credentials are right; the row only has to look again.
        rules.put(CallFailure.CREDENTIALS_REFUSED, new RetryRule.StayDue(Duration.ofMinutes(5)));
        rules.put(CallFailure.TIME_LIMIT, backoffMinutes(30, 240));
        return rules;
    }

    private static RetryRule backoffMinutes(int first, int cap) {
        return new RetryRule.Backoff(Duration.ofMinutes(first), Duration.ofMinutes(cap));
    }
}
