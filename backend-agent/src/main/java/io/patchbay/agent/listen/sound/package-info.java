/// Telephone audio as numbers: µ-law, tone energies, single-tone tracking. Knows nothing of calls; used by
/// [io.patchbay.agent.listen.AudioFront] alone.
@NullMarked
package io.patchbay.agent.listen.sound;

import org.jspecify.annotations.NullMarked;
