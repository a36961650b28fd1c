/// Deepgram's live transcription over real sockets, and its decisions alone.
@NullMarked
package io.patchbay.sandbox.deepgram;

import org.jspecify.annotations.NullMarked;
