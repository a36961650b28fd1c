/// Deepgram's live transcription behind [io.patchbay.agent.port.SpeechToText]. Start with [DeepgramStream]: one
/// call's audio over as many sockets as it takes. `AgentWiring` makes [DeepgramSpeechToText]; sees no other
/// adapter.
@NullMarked
package io.patchbay.agent.adapter.deepgram;

import org.jspecify.annotations.NullMarked;
