package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.WordPattern;

/// One line of the lexicon: a way of saying something, and what that says about who is speaking. `weights`
/// are in nats, by [HeardParty] ordinal, and are never changed.
record Cue(String name, double[] weights, WordPattern pattern) {}
