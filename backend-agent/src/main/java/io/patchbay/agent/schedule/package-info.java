/// When a clinic may be called: calling hours in its own time zone, pacing, attempts per day, the breaker. All of it is
/// data and pure functions of data and a given instant; [DialRules] puts the rules together and is where to start. The
/// runtime calls it before every dial; the workflow only knows the words of [WaitReason] and [BreakerSignal].
@NullMarked
package io.patchbay.agent.schedule;

import org.jspecify.annotations.NullMarked;
