/// Clinics played frame by frame to a scripted caller, without a telephone network.
@NullMarked
package io.patchbay.sandbox.clinic;

import org.jspecify.annotations.NullMarked;
