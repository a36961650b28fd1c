/// VAPI as its customers see it: an assistant that answers at a SIP address, asks for the data of its call, waits until
/// it is told to speak, makes its request in words, understands the answer and reports. Start at [VapiPart]; one call
/// is
/// an [AssistantParty], what it makes of an answer is in [Answer].
@NullMarked
package io.patchbay.sandbox.vapi;

import org.jspecify.annotations.NullMarked;
