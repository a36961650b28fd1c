package io.patchbay.sandbox.twilio.wire;

/// A request turned down: the carrier's error body. The message never repeats what the caller sent.
public record Refusal(int httpStatus, int code, String message) {

    public static Refusal badRequest(int code, String message) {
        return new Refusal(400, code, message);
    }

    public static Refusal notFound() {
        return new Refusal(404, 20404, "The requested resource was not found");
    }

    public static Refusal notInProgress() {
        return badRequest(21220, "Call is not in-progress. Cannot redirect.");
    }

    public static Refusal invalidParameter(String name) {
        return badRequest(20422, "Invalid parameter: " + name);
    }
}
