/// Chat completions over real sockets: answers that fit any strict schema, and every way to fail.
@NullMarked
package io.patchbay.sandbox.openai;

import org.jspecify.annotations.NullMarked;
