/// VAPI behind our ports: telling a running assistant what to do and reading its report ([VapiVoiceAgent]), what
/// its webhooks say ([VapiWire]), what we answer ([VapiReplies]) and whether they came from VAPI ([VapiSecret]).
/// `AgentWiring` makes the voice agent; `webhook` reads, answers and checks. Sees no other adapter.
@NullMarked
package io.patchbay.agent.adapter.vapi;

import org.jspecify.annotations.NullMarked;
