package io.patchbay.agent.listen;

/// The open question to the reasoner. `version` is the state of the words it was asked about.
record Asked(int id, boolean aboutKey, AudioTime at, int version) {}
