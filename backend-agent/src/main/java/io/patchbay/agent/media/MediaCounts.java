package io.patchbay.agent.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// What the media path counts. Nothing here names a call.
final class MediaCounts {

    private final MeterRegistry meters;
    private final AtomicInteger live = new AtomicInteger();
    private final LongAdder messages = new LongAdder();
    private final LongAdder lateOrDoubled = new LongAdder();
    private final LongAdder overtook = new LongAdder();
    private final LongAdder missing = new LongAdder();
    private final LongAdder gaps = new LongAdder();

    MediaCounts(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("patchbay.media.streams", live, AtomicInteger::get)
                .description("Streams whose socket is connected")
                .register(meters);
        count("patchbay.media.messages", messages, "Media messages received");
        count("patchbay.media.dropped", lateOrDoubled, "Media messages dropped as late or doubled");
        count("patchbay.media.overtook", overtook, "Media messages that waited for an earlier one");
        count("patchbay.media.missing", missing, "Media messages that never came");
        count("patchbay.media.gaps", gaps, "Jumps in audio time");
    }

    void opened() {
        live.incrementAndGet();
    }

    /// `why` is one of the reasons of [AudioSink#ended], or `socket_lost` each time a socket goes.
    void closed(String why) {
        live.decrementAndGet();
        Counter.builder("patchbay.media.closed")
                .description("Streams whose socket ended")
                .tag("why", why)
                .register(meters)
                .increment();
    }

    /// A socket or its stream was turned away; `why` is a short word of ours.
    void refused(String why) {
        Counter.builder("patchbay.media.refused")
                .description("Media sockets turned away")
                .tag("why", why)
                .register(meters)
                .increment();
    }

    void message() {
        messages.increment();
    }

    void lateOrDoubled() {
        lateOrDoubled.increment();
    }

    void overtook() {
        overtook.increment();
    }

    void missing(long count) {
        missing.add(count);
    }

    void gap() {
        gaps.increment();
    }

    private void count(String name, LongAdder adder, String description) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(description)
                .register(meters);
    }
}
