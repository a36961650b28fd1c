package io.patchbay.agent.gateway.rest;

import java.util.Map;

/// What goes back: status, headers and a body that may be empty.
record Answer(int status, Map<String, String> headers, String body) {

    /// The body holds rows.
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
