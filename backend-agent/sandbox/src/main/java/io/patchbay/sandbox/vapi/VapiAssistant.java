package io.patchbay.sandbox.vapi;

import java.time.Duration;

/// One assistant as set up on VAPI's dashboard, and the SIP user it answers as. Durations are scaled time.
///
/// @param firstMessage what it says first; `{{name}}` stands for a value it knows
/// @param speaksFirst whether it speaks as soon as it is connected instead of waiting for the other side
/// @param silenceTimeout the call ends when nobody has spoken for so long
public record VapiAssistant(
        String id,
        String sipUser,
        String firstMessage,
        Lookup lookup,
        boolean speaksFirst,
        Duration silenceTimeout,
        Duration maxDuration) {

    /// How the assistant comes by the data of its call.
    public enum Lookup {
        /// A `tool-calls` message as the schema has it: `function.name`, `function.arguments` as a string.
        TOOL_FUNCTION,
        /// A `tool-calls` message as the guide shows it: `name`, `parameters`.
        TOOL_PARAMETERS,
        /// The older `function-call` message.
        FUNCTION_CALL,
        /// An `assistant-request` before the call begins; the answer brings the values.
        ASSISTANT_REQUEST
    }

    static final String USUAL_REQUEST = "Hello, this is an automated assistant calling for {{client_name}}. "
            + "I would like to request the medical records of {{employee_name}}, "
            + "date of birth {{employee_dob}}. Will you be able to send them?";

    /// An assistant fit for waiting on hold: it waits for the user, is patient for ten minutes of silence and stays for
    /// half an hour.
    public static VapiAssistant waiting(String id, String sipUser, Lookup lookup) {
        return new VapiAssistant(
                id, sipUser, USUAL_REQUEST, lookup, false, Duration.ofMinutes(10), Duration.ofMinutes(30));
    }
}
