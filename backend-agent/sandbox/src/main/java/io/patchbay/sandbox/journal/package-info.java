/// What happened in the sandbox, in order, for whoever wants to compare it with what the caller believes: an
/// append-only file of JSON lines and the same entries in memory. Written by every part; read by the control API and,
/// at the next start, by the parts themselves.
@NullMarked
package io.patchbay.sandbox.journal;

import org.jspecify.annotations.NullMarked;
