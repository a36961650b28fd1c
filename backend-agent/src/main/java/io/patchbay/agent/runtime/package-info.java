/// Thought becomes action: one mailbox per call ([CallRunner]), the ear beside it ([CallEar]), what a step writes
/// ([CallBooks]) and
/// what it does ([EffectRunner]); the [Dispatcher] takes due work, [LostCalls] takes over what another agent left.
/// Decides nothing itself.
@NullMarked
package io.patchbay.agent.runtime;

import org.jspecify.annotations.NullMarked;
