package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/// Who has the floor of a conference. Voices are passed on one at a time and never added together, so that what they
/// carry survives: each participant hears whoever else began to talk first.
final class Floor {

    /// A pause this long gives the floor away: 300 ms.
    private static final int PAUSE_FRAMES = 15;

    private static final class Speaker {
        private final Seat seat;
        private int silent;

        private Speaker(Seat seat) {
            this.seat = seat;
        }
    }

    private final List<Speaker> speakers = new ArrayList<>();
    private final BiConsumer<Seat, Boolean> change;

    /// `change` is told when a participant begins (true) or stops (false) speaking.
    Floor(BiConsumer<Seat, Boolean> change) {
        this.change = change;
    }

    /// Takes in what everybody said in this frame.
    void update(List<Seat> seats) {
        Iterator<Speaker> present = speakers.iterator();
        while (present.hasNext()) {
            Speaker speaker = present.next();
            boolean sound = speaker.seat.isAudible() && MachineDetection.isSound(speaker.seat.spoken());
            speaker.silent = sound ? 0 : speaker.silent + 1;
            if (speaker.silent > PAUSE_FRAMES || !seats.contains(speaker.seat) || !speaker.seat.isAudible()) {
                present.remove();
                change.accept(speaker.seat, false);
            }
        }
        for (Seat seat : seats) {
            if (seat.isAudible() && MachineDetection.isSound(seat.spoken()) && !hasSpeaker(seat)) {
                speakers.add(new Speaker(seat));
                change.accept(seat, true);
            }
        }
    }

    byte[] heardBy(Seat listener) {
        for (Speaker speaker : speakers) {
            if (!speaker.seat.equals(listener) && speaker.seat.reaches(listener)) {
                return speaker.seat.spoken();
            }
        }
        return Frames.SILENCE;
    }

    private boolean hasSpeaker(Seat seat) {
        for (Speaker speaker : speakers) {
            if (speaker.seat.equals(seat)) {
                return true;
            }
        }
        return false;
    }
}
