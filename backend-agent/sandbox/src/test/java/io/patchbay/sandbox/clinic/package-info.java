/// Clinics, performed frame by frame without a clock.
@NullMarked
package io.patchbay.sandbox.clinic;

import org.jspecify.annotations.NullMarked;
