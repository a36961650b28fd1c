package io.patchbay.sandbox.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers laid down in advance for requests whose last user message contains some words. The newest match wins.
/// Thread-safe.
public final class OpenAiScript {

    private record Line(String words, JsonNode content, AtomicInteger left) {}

    private final List<Line> lines = new ArrayList<>();

    /// The next `times` requests containing `words` get `content`: an object is sent as JSON, a text as it is.
    public synchronized void answer(String words, JsonNode content, int times) {
        lines.addFirst(new Line(words, content, new AtomicInteger(times)));
    }

    public synchronized void clear() {
        lines.clear();
    }

    synchronized Optional<String> take(String message) {
        for (Line line : lines) {
            if (line.left().get() > 0 && message.contains(line.words())) {
                line.left().decrementAndGet();
                return Optional.of(
                        line.content().isTextual()
                                ? line.content().asText()
                                : line.content().toString());
            }
        }
        return Optional.empty();
    }
}
