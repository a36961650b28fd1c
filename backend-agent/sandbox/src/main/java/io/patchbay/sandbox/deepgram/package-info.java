/// Deepgram's live transcription as its clients see it (`/deepgram/v1/listen`): it understands only audio that was
/// truly forwarded, whole and in order, because it reads the words from the sound. Start at [DeepgramPart]; the
/// decisions are in [Transcription].
@NullMarked
package io.patchbay.sandbox.deepgram;

import org.jspecify.annotations.NullMarked;
