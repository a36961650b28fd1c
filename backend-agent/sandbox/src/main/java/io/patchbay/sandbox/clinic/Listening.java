package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;

/// Takes down what the caller says, as a recording does.
final class Listening implements Act {

    private final Step.Listen step;
    private final Stage stage;
    private long millis;
    private long quietSince;
    private boolean spoken;
    private boolean over;

    Listening(Step.Listen step, Stage stage) {
        this.step = step;
        this.stage = stage;
    }

    @Override
    public byte[] speak() {
        return Frames.SILENCE;
    }

    @Override
    public void hear(Heard heard) {
        millis += Frames.MILLIS;
        if (heard.isAnything()) {
            spoken = true;
            quietSince = millis;
        }
        if (spoken && millis - quietSince >= step.quiet().toMillis()) {
            over = true;
            stage.note("recording_taken", "millis", millis);
        } else if (millis >= step.longest().toMillis()) {
            over = true;
            stage.note(spoken ? "recording_taken" : "nothing_said", "millis", millis);
            if (!spoken && !step.onNothing().isEmpty()) {
                stage.goTo(step.onNothing());
            }
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
