/// OpenAI's chat completions behind [io.patchbay.agent.port.Reasoner]. The prompts and schemas are the resources
/// beside this package, one version each; `AgentWiring` makes [OpenAiReasoner]. Sees no other adapter.
@NullMarked
package io.patchbay.agent.adapter.openai;

import org.jspecify.annotations.NullMarked;
