/// One request to a provider over HTTP: sent once, bounded by one deadline, and told apart into answered, not sent
/// and lost. Knows no provider; used by the `adapter` packages alone.
@NullMarked
package io.patchbay.agent.outbound;

import org.jspecify.annotations.NullMarked;
