package io.patchbay.agent.listen;

/// One thing heard and how much it counted. `cue` is the name of the cue and the words it matched, never more
/// of what was said.
public record Evidence(String cue, HeardParty points, double weight) {}
