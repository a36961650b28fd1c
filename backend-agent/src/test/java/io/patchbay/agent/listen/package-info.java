/// Tests of hearing: calls told as short scripts in audio time, sounds computed on the spot.
@NullMarked
package io.patchbay.agent.listen;

import org.jspecify.annotations.NullMarked;
