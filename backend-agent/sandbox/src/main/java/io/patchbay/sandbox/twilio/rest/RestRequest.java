package io.patchbay.sandbox.twilio.rest;

import io.patchbay.sandbox.twilio.wire.Form;
import java.util.List;

/// A request within the account: the path's segments after it, without `.json`.
record RestRequest(String method, String path, List<String> segments, Form query, Form form) {

    RestRequest {
        segments = List.copyOf(segments);
    }

    boolean is(String expected, int length) {
        return method.equals(expected) && segments.size() == length;
    }

    String segment(int index) {
        return segments.get(index);
    }
}
