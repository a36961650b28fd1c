/// The clinics that answer: scripts in readable files ([ClinicScript]), and the call that plays one ([ClinicCall]),
/// driven by frames alone. Telephony asks [Clinics] who has a number; nobody else is needed.
@NullMarked
package io.patchbay.sandbox.clinic;

import org.jspecify.annotations.NullMarked;
