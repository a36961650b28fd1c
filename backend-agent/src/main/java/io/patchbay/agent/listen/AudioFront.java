package io.patchbay.agent.listen;

import io.patchbay.agent.listen.sound.MuLaw;
import java.util.function.Consumer;

/// The ear of one call: turns its µ-law audio into tones, voice activity and the passing of audio time. One
/// per call, used by one thread; allocates nothing per frame but the inputs it reports.
public final class AudioFront {

    private static final long REPORT_EVERY = AudioTime.ofMillis(40).samples();

    /// A longer hole in the audio is not played out sample by sample.
    private static final long LONGEST_GAP = AudioTime.ofMillis(5000).samples();

    private final float[] sliding = new float[SteadyTones.BLOCK];
    private final Blocks hops = new Blocks(SteadyTones.HOP);
    private final Blocks touches = new Blocks(TouchTones.BLOCK);
    private final Blocks progresses = new Blocks(CallProgress.BLOCK);
    private final Blocks voices = new Blocks(VoiceDetector.BLOCK);
    private final SteadyTones steady = new SteadyTones();
    private final TouchTones touch = new TouchTones();
    private final CallProgress progress = new CallProgress();
    private final VoiceDetector voice = new VoiceDetector();
    private final MusicDetector music = new MusicDetector();
    private long heard;
    private long nextReport = REPORT_EVERY;

    /// `length` bytes of audio that begin at sample `firstSample` of the call. Missing audio counts as
    /// silence, audio that was heard before is dropped.
    public void accept(byte[] mulaw, int offset, int length, long firstSample, Consumer<HearingInput> out) {
        skipTo(firstSample, out);
        int known = (int) Math.min(length, Math.max(0, heard - firstSample));
        for (int i = known; i < length; i++) {
            hear(MuLaw.linear(mulaw[offset + i]), out);
        }
    }

    private void skipTo(long sample, Consumer<HearingInput> out) {
        if (sample - heard > LONGEST_GAP) {
            heard = sample - LONGEST_GAP;
        }
        while (heard < sample) {
            hear(0, out);
        }
    }

    private void hear(float sample, Consumer<HearingInput> out) {
        heard++;
        if (hops.add(sample)) {
            int kept = sliding.length - SteadyTones.HOP;
            System.arraycopy(sliding, SteadyTones.HOP, sliding, 0, kept);
            System.arraycopy(hops.samples(), 0, sliding, kept, SteadyTones.HOP);
            steady.hear(sliding, heard, out);
        }
        if (touches.add(sample)) {
            touch.hear(touches.samples(), touches.power(), steady.isSounding(), heard, out);
        }
        if (progresses.add(sample)) {
            progress.hear(progresses.samples(), progresses.power(), heard, out);
        }
        if (voices.add(sample)) {
            double power = voices.power();
            boolean tone = steady.isSounding() || touch.isSounding() || progress.isSounding();
            voice.hear(power, tone, heard, out);
            music.hear(power, tone, heard, out);
        }
        if (heard >= nextReport) {
            nextReport = heard - heard % REPORT_EVERY + REPORT_EVERY;
            out.accept(new HearingInput.AudioPassed(new AudioTime(heard)));
        }
    }
}
