package io.patchbay.agent.listen.words;

/// A place where a menu names a key: words `start` to before `end`. `implied` when no verb says to press it.
record KeyMention(int start, int end, String key, boolean implied) {}
