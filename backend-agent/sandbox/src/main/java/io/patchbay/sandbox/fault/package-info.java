/// What is to go wrong, by name and on demand. Tests and the control API set faults; the simulated providers ask for
/// them at the place where they bite. See [Faults].
@NullMarked
package io.patchbay.sandbox.fault;

import org.jspecify.annotations.NullMarked;
