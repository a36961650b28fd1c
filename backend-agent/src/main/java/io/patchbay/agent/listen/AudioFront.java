package io.patchbay.agent.listen;

import java.util.function.Consumer;

/// The ear of one call: turns its µ-law audio into tones, voice activity and the passing of audio time. One
/// per call, used by one thread; allocates nothing per frame.
public final class AudioFront {

    private static final long REPORT_EVERY = AudioTime.ofMillis(40).samples();

    private long nextSample;
    private long nextReport = REPORT_EVERY;

    /// `length` bytes of audio that begin at sample `firstSample` of the call. Missing audio counts as
    /// silence, audio that was heard before is dropped.
    public void accept(byte[] mulaw, int offset, int length, long firstSample, Consumer<HearingInput> out) {
        nextSample = Math.max(nextSample, firstSample + length);
        if (nextSample >= nextReport) {
            nextReport = nextSample + REPORT_EVERY;
            out.accept(new HearingInput.AudioPassed(new AudioTime(nextSample)));
        }
    }
}
