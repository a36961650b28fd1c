package io.patchbay.agent.listen;

import io.patchbay.agent.listen.sound.LineTone;
import java.util.function.Consumer;

/// Follows single steady tones: the beep of a mailbox, the three tones before an intercept, the answer of a
/// fax. A vowel can be as pure as a beep for a moment, but no voice holds its pitch within half a percent.
final class SteadyTones {

    /// A block of 30 ms, looked at every 10 ms.
    static final int BLOCK = 240;

    static final int HOP = 80;

    private static final double LEAST_POWER = 150 * 150;
    private static final double LEAST_PURITY = 0.85;
    private static final double LOWEST_HERTZ = 60;
    private static final double HIGHEST_HERTZ = 3950;

    /// From one block to the next, within one tone.
    private static final double MOST_STEP_HERTZ = 8;

    private static final double MOST_STEP_SHARE = 0.01;
    private static final double MOST_FADE = 2.5;
    private static final long FAX_AFTER = AudioTime.ofMillis(1650).samples();

    private final LineTone line = new LineTone(AudioTime.RATE);
    private final InterceptTones intercept = new InterceptTones();
    private final ToneRun run = new ToneRun();
    private final HopPowers powers = new HopPowers();
    private boolean faxSaid;
    private boolean ending;

    /// One block of samples that ends at sample `end`.
    void hear(float[] block, long end, Consumer<HearingInput> out) {
        powers.add(block, BLOCK - HOP, HOP);
        line.measure(block, BLOCK, LEAST_POWER);
        boolean tone = line.purity() >= LEAST_PURITY && line.hertz() > LOWEST_HERTZ && line.hertz() < HIGHEST_HERTZ;
        if (tone && run.isOn() && !ending && continues()) {
            run.extend(end, line);
            noticeFax(out);
            return;
        }
        if (run.isOn()) {
            finish(end, out);
        }
        if (tone && !run.isOn()) {
            run.begin(end - BLOCK, end, line, powers.before(BLOCK / HOP));
            faxSaid = false;
        }
    }

    /// Whether a tone is sounding now, so that it is not taken for a voice.
    boolean isSounding() {
        return run.blocks() >= 3 && !ending;
    }

    private boolean continues() {
        double step = Math.abs(line.hertz() - run.lastHertz());
        boolean sameLevel = line.power() <= run.power() * MOST_FADE && run.power() <= line.power() * MOST_FADE;
        return sameLevel && step <= Math.max(MOST_STEP_HERTZ, MOST_STEP_SHARE * run.lastHertz());
    }

    private void noticeFax(Consumer<HearingInput> out) {
        if (!faxSaid && run.samples() >= FAX_AFTER && Math.abs(run.lastHertz() - 2100) <= 25) {
            faxSaid = true;
            say(ToneKind.FAX_CED, run.from(), out);
        }
    }

    /// The tone is over; it was a beep if it was steady and what follows is quiet.
    private void finish(long end, Consumer<HearingInput> out) {
        if (!ending && intercept.ends(run.from(), run.to(), run.lastHertz())) {
            say(ToneKind.SIT, intercept.from(), out);
            run.stop();
            return;
        }
        ending = true;
        int hopsSince = (int) ((end - run.to()) / HOP);
        if (hopsSince < 2) {
            return;
        }
        boolean quiet = run.isEndedBy(powers.last());
        boolean beep = run.isSteady() && quiet && !intercept.mayBePart(run.from(), run.to(), run.lastHertz());
        if (beep) {
            say(ToneKind.BEEP, run.from(), out);
        }
        if (beep || hopsSince >= BLOCK / HOP) {
            run.stop();
            ending = false;
        }
    }

    private void say(ToneKind kind, long from, Consumer<HearingInput> out) {
        out.accept(new HearingInput.Tone(kind, new AudioTime(from), new AudioTime(run.to())));
    }
}
