/// Tests of the words of hearing.
@NullMarked
package io.patchbay.agent.listen.words;

import org.jspecify.annotations.NullMarked;
