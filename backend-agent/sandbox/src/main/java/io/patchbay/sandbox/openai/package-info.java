/// OpenAI's chat completions as a caller with structured output sees them (`/openai/v1/chat/completions`), answered by
/// plain wording rules or by a script instead of a model. Start at [OpenAiPart].
@NullMarked
package io.patchbay.sandbox.openai;

import org.jspecify.annotations.NullMarked;
