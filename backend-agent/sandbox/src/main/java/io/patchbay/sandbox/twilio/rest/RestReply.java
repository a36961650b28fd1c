package io.patchbay.sandbox.twilio.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchbay.sandbox.twilio.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// A REST answer: HTTP status and JSON, or no body at all.
record RestReply(int status, @Nullable ObjectNode body) {

    static RestReply ok(ObjectNode body) {
        return new RestReply(200, body);
    }

    static RestReply created(ObjectNode body) {
        return new RestReply(201, body);
    }

    static RestReply deleted() {
        return new RestReply(204, null);
    }

    static RestReply refused(Refusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", refusal.code());
        body.put("message", refusal.message());
        body.put("more_info", "https://www.twilio.com/docs/errors/" + refusal.code());
        body.put("status", refusal.httpStatus());
        return new RestReply(refusal.httpStatus(), body);
    }

    static RestReply notFound() {
        return refused(Refusal.notFound());
    }

    /// The error code in the body; 0 when it is none.
    int code() {
        return body == null || status < 400 ? 0 : body.path("code").asInt();
    }
}
