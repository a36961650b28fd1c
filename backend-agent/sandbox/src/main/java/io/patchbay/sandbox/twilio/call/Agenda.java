package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// What the exchange means to do later, in frames, so that it keeps step with the audio.
final class Agenda {

    /// Something on the agenda that may be struck off.
    static final class Item implements Comparable<Item> {

        private final long frame;
        private final long order;
        private final Runnable task;
        private boolean struckOff;

        private Item(long frame, long order, Runnable task) {
            this.frame = frame;
            this.order = order;
            this.task = task;
        }

        void strikeOff() {
            struckOff = true;
        }

        @Override
        public int compareTo(Item other) {
            int byFrame = Long.compare(frame, other.frame);
            return byFrame == 0 ? Long.compare(order, other.order) : byFrame;
        }
    }

    private final LongSupplier now;
    private final PriorityQueue<Item> items = new PriorityQueue<>();
    private long order;

    Agenda(LongSupplier now) {
        this.now = now;
    }

    Item after(Duration wait, Runnable task) {
        Item item = new Item(now.getAsLong() + Frames.ofMillis(wait.toMillis()), order++, task);
        items.add(item);
        return item;
    }

    /// Audio time.
    long nowMillis() {
        return now.getAsLong() * Frames.MILLIS;
    }

    /// Does what is due at this frame.
    void run(long frame) {
        for (Item item = items.peek(); item != null && item.frame <= frame; item = items.peek()) {
            items.remove();
            if (!item.struckOff) {
                item.task.run();
            }
        }
    }

    /// The frame of the next item; `Long.MAX_VALUE` when there is none.
    long next() {
        Item item = items.peek();
        return item == null ? Long.MAX_VALUE : item.frame;
    }
}
