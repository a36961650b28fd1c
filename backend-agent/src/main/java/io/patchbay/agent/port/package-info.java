/// The outside world in our own words: the carrier, the voice assistant, speech-to-text, the reasoner. Implemented by
/// `adapter.*`, called by `runtime`; no vendor's name or wire format appears here.
@NullMarked
package io.patchbay.agent.port;

import org.jspecify.annotations.NullMarked;
