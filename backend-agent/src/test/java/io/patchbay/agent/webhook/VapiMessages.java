package io.patchbay.agent.webhook;

/// Messages as the assistant's provider writes them.
final class VapiMessages {

    private VapiMessages() {}

    /// A call whose line was opened for this pending call.
    static String call(String id, String pendingCall) {
        return """
                "call":{"id":"%s","monitor":{"controlUrl":"https://control.example.com/%s/control"},\
                "assistantOverrides":{"variableValues":{"pendingcallid":"%s"}}}""".formatted(id, id, pendingCall);
    }

    static String message(String type, String rest, String call) {
        return "{\"message\":{\"type\":\"" + type + "\"," + rest + (rest.isEmpty() ? "" : ",") + call + "}}";
    }

    /// The tool call of the API's schema: arguments as a string.
    static String question(String id, String pendingCall) {
        return message("tool-calls", """
                "toolCallList":[{"id":"toolu_1","type":"function","function":{"name":"get_pending_call",\
                "arguments":"{\\"pending_call_id\\":\\"%s\\"}"}}]""".formatted(pendingCall), call(id, pendingCall));
    }

    /// The tool call of the guide: parameters as an object, the line's own header unknown.
    static String guideQuestion(String id, String pendingCall) {
        return message("tool-calls", """
                "toolCallList":[{"id":"toolu_2","name":"getPendingCall","parameters":{"pendingCallId":"%s"}}]""".formatted(pendingCall), "\"call\":{\"id\":\"" + id + "\"}");
    }

    static String report(String id, String pendingCall, String evaluation) {
        return message(
                "end-of-call-report",
                """
                "endedReason":"customer-ended-call","analysis":{"summary":"%s was mentioned","successEvaluation":"%s"},\
                "artifact":{"transcript":"AI: about %s"}""".formatted(WaysInHouse.NAME, evaluation, WaysInHouse.NAME),
                call(id, pendingCall));
    }
}
