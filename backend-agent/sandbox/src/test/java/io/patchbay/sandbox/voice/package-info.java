/// Voices, tones and the watermark, heard through whole and through broken audio.
@NullMarked
package io.patchbay.sandbox.voice;

import org.jspecify.annotations.NullMarked;
