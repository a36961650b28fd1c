/// Hearing: who answered, and the way through the phone tree. Owns everything between the audio of one call
/// and the decisions about it: tones, voice activity, the classifier, the navigator, learned paths. Pure and
/// in audio time (a sample count), so a recording gives the same answers on any machine and at any speed; no
/// input, output, logging or clock in here.
///
/// [AudioFront] turns µ-law frames into [HearingInput]s; the owner of the call adds what speech-to-text and
/// the reasoner say and feeds all of it, in order and from one thread, to [CallHearing], which answers with
/// [HearingOutput]s for the owner to act on. Called by the runtime and by the evaluation command, by nobody
/// else.
@NullMarked
package io.patchbay.agent.listen;

import org.jspecify.annotations.NullMarked;
