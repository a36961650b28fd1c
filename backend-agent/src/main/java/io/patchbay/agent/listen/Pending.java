package io.patchbay.agent.listen;

/// An action the owner was asked for and has not reported yet.
///
/// @param last whether the path ends with it
record Pending(int id, PathStep step, AudioTime at, boolean last, boolean retried) {}
