/// The providers' ways in: each request is authenticated before it is parsed, claimed once, turned into a
/// [CallEvent], handed to the owner of its call and answered fast. Owns the order of those steps and nothing
/// else: signatures, documents and wire formats live with their adapters, calls with their owner behind
/// [CallInbox].
///
/// A callback is claimed *before* it is delivered: if the agent dies in between, the event is lost, and the
/// call's next owner learns the truth by looking at the carrier. A report is claimed *after* it was stored:
/// nobody could look it up for certain, so it is taken at least once, and storing it again changes nothing.
///
/// Start at [TwilioWays] and [VapiWays]; what the wiring must bring is [CallSide] and [AssistantSide].
@NullMarked
package io.patchbay.agent.webhook;

import org.jspecify.annotations.NullMarked;
