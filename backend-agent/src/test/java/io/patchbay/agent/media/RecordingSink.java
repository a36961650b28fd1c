package io.patchbay.agent.media;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Keeps all it is given: the bytes in one piece and where each piece began.
final class RecordingSink implements AudioSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Long> firstSamples = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    @Override
    public synchronized void audio(byte[] mulaw, int offset, int length, long firstSample) {
        if (!ends.isEmpty()) {
            throw new IllegalStateException("audio after the end");
        }
        bytes.write(mulaw, offset, length);
        firstSamples.add(firstSample);
    }

    @Override
    public synchronized void ended(String reason) {
        ends.add(reason);
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    synchronized List<Long> firstSamples() {
        return List.copyOf(firstSamples);
    }

    synchronized List<String> ends() {
        return List.copyOf(ends);
    }
}
