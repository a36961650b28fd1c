package io.patchbay.sandbox.vapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What VAPI's analysis makes of a conversation that took place.
final class Analysis {

    private Analysis() {}

    static ObjectNode of(CallRecord record, String evaluation, boolean asked) {
        String summary = switch (evaluation) {
            case Answer.Evaluation.SENDING ->
                "The assistant requested medical records and the clinic agreed to send them.";
            case Answer.Evaluation.NO_SHOW ->
                "The assistant requested medical records; the patient did not come to the appointment.";
            default ->
                asked
                        ? "The assistant requested medical records and got no promise of them."
                        : "The assistant could not make its request.";
        };
        ObjectNode analysis = CallRecord.JSON.createObjectNode();
        analysis.put("summary", summary).put("successEvaluation", evaluation);
        analysis.putObject("structuredData")
                .put("outcome", evaluation)
                .put("request_made", asked)
                .put("assistant_id", record.assistant().id());
        return analysis;
    }
}
