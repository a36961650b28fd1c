/// Time in the sandbox: a clock that may run many times faster than the wall, and the one thread that counts audio
/// frames. Everything that waits or ages in here asks this package; start at [ScaledTime].
@NullMarked
package io.patchbay.sandbox.clock;

import org.jspecify.annotations.NullMarked;
