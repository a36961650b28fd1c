/// Scaled time, with a wall of the test's own.
@NullMarked
package io.patchbay.sandbox.clock;

import org.jspecify.annotations.NullMarked;
