package io.patchbay.agent.gateway.rest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// The forms all answers share.
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    static String type(RestRequest request) {
        return request.wantsOneObject()
                ? "application/vnd.pgrst.object+json; charset=utf-8"
                : "application/json; charset=utf-8";
    }

    static Answer refusal(RestFailure failure) {
        ObjectNode body = JSON.createObjectNode();
        body.put("code", failure.code());
        body.put("details", failure.details());
        body.put("hint", failure.hint());
        body.put("message", failure.reason());
        return new Answer(failure.status(), Map.of("Content-Type", "application/json; charset=utf-8"), body.toString());
    }

    static Answer unauthorised(String code, String reason) {
        var answer = refusal(new RestFailure(401, code, reason, null, null));
        var challenge = code.equals("PGRST302")
                ? "Bearer"
                : "Bearer error=\"invalid_token\", error_description=\"" + reason + "\"";
        return new Answer(
                401,
                Map.of("Content-Type", "application/json; charset=utf-8", "WWW-Authenticate", challenge),
                answer.body());
    }
}
