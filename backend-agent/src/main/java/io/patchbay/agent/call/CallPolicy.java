package io.patchbay.agent.call;

import java.time.Duration;

/// The numbers that decide how long a call waits for what.
///
/// - `ringFor`: six rings at a clinic are about 36 s; 45 s also catches slow exchanges.
/// - `ringGrace`: the carrier may add 5 s and its callback may be late; then we look ourselves.
/// - `lookAgain`, `looks`: the carrier's call list is eventually consistent; three looks over 9 s.
/// - `streamWithin`: a stream normally starts within one second of the answer.
/// - `streamAgain`: a lost stream is asked for again after a breath, three times at most.
/// - `verdictWithin`: hearing has its own deadline; this one only fires when hearing is dead.
/// - `transferWithin`, `queueWithin`, `screeningWithin`, `pathEndWithin`: how long a person may take to come.
/// - `navigateWithin`: five levels of menu at about half a minute each.
/// - `assistantWithin`: SIP set-up takes one to three seconds.
/// - `holdAgain`: an unhold that is not confirmed after two seconds is sent again.
/// - `speaksWithin`: silence a person notices.
/// - `endWithin`: hanging up takes well under a second; then we look.
/// - `reportEvery`, `reportWithin`: analysis takes up to a minute after the call.
/// - `longest`: hard cap of the carrier's leg.
public record CallPolicy(
        Duration ringFor,
        Duration ringGrace,
        Duration lookAgain,
        int looks,
        Duration streamWithin,
        Duration streamAgain,
        Duration verdictWithin,
        WaitPolicy person,
        Duration assistantWithin,
        Duration holdAgain,
        Duration speaksWithin,
        Duration endWithin,
        Duration reportEvery,
        Duration reportWithin,
        Duration longest) {

    /// How long a person may take to come, by what we wait for.
    public record WaitPolicy(
            Duration transferWithin, Duration queueWithin, Duration screeningWithin, Duration navigateWithin) {}

    /// From the dial on, until ringing has been going on for too long.
    Duration untilRungOut() {
        return ringFor.plus(ringGrace);
    }

    /// From the dial on, until the carrier must have ended the call.
    Duration untilOver() {
        return untilRungOut().plus(longest);
    }

    /// The shipped numbers.
    public static CallPolicy standard() {
        return new CallPolicy(
                Duration.ofSeconds(45),
                Duration.ofSeconds(20),
                Duration.ofSeconds(3),
                3,
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                new WaitPolicy(
                        Duration.ofSeconds(90), Duration.ofMinutes(10), Duration.ofSeconds(40), Duration.ofMinutes(4)),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(120),
                Duration.ofMinutes(30));
    }
}
