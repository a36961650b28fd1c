package io.patchbay.agent.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers the highest number seen of each of the last few thousand subjects, since callbacks overtake each
/// other on the way.
final class NewestSoFar {

    private static final int SUBJECTS = 10_000;

    private final Map<String, Integer> highest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > SUBJECTS;
        }
    };

    /// Whether no higher number of this subject was seen before.
    synchronized boolean isNewest(String subject, int number) {
        return highest.merge(subject, number, Math::max) == number;
    }
}
