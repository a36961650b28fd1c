/// Tests of the OpenAI adapter against the wire reference, over loopback.
@NullMarked
package io.patchbay.agent.adapter.openai;

import org.jspecify.annotations.NullMarked;
