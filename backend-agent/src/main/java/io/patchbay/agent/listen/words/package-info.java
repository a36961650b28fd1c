/// Words as heard: how they are compared whatever speech-to-text made of spelling, digits and punctuation,
/// what a menu says, and when two prompts are the same prompt. Used by hearing alone; start at [SpokenWords].
@NullMarked
package io.patchbay.agent.listen.words;

import org.jspecify.annotations.NullMarked;
