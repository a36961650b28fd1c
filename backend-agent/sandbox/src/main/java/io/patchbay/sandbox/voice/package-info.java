/// What the sandbox's callers and clinics sound like: speech-like sound that carries its own words in a watermark, and
/// the
/// telephone's tones. Only audio that was truly forwarded, whole and in order, can be read back.
@NullMarked
package io.patchbay.sandbox.voice;

import org.jspecify.annotations.NullMarked;
