/// The providers' own wire formats on loopback, and the clinics that answer: a program of its own, so that the agent's
/// real adapters can
/// be used without any account. Shares no code with them. Start with [Sandbox] (what is in it) and `clinic` (who
/// answers).
@NullMarked
package io.patchbay.sandbox;

import org.jspecify.annotations.NullMarked;
