/// The clinics that answer: what each says and does is a YAML file anyone can read; here such files are parsed and
/// performed, frame by frame. Start at [Clinics], then [Clinic] and `ClinicParty`.
///
/// What persons say at the end of a conversation comes in three meanings, in words a listener can tell apart: "send the
/// records", "did not show up", "cannot help".
@NullMarked
package io.patchbay.sandbox.clinic;

import org.jspecify.annotations.NullMarked;
