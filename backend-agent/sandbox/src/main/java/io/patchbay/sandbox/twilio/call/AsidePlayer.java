package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.wire.Form;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntConsumer;

/// Plays a hold, wait or announcement document: `Say`, `Play`, `Pause` and `Redirect` only.
final class AsidePlayer implements Source {

    private static final int FORBIDDEN_VERB = 13238;
    private static final Duration LEAST_ROUND = Duration.ofSeconds(1);

    private final Plant plant;
    private final String url;
    private final String method;
    private final Form fields;
    private final boolean repeat;
    private final IntConsumer failed;
    private final Queue<Verb.Aside> verbs = new ArrayDeque<>();
    private String base;
    private Source playing = NOTHING;
    private boolean fetching;
    private boolean done;
    private boolean soundedThisRound;

    /// `repeat`: the document starts anew when it has ended, as hold and wait documents do. `failed` is told the error
    /// code if nothing can be played (any more).
    private AsidePlayer(Plant plant, Callout document, boolean repeat, IntConsumer failed) {
        this.plant = plant;
        this.url = document.url();
        this.method = document.method();
        this.fields = document.fields();
        this.repeat = repeat;
        this.failed = failed;
        this.base = url;
    }

    /// Where the document is and with what parameters it is asked for.
    record Callout(String url, String method, Form fields) {}

    static AsidePlayer repeating(Plant plant, Callout document, IntConsumer failed) {
        return new AsidePlayer(plant, document, true, failed).begun();
    }

    static AsidePlayer once(Plant plant, Callout document, IntConsumer failed) {
        return new AsidePlayer(plant, document, false, failed).begun();
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public byte[] next(Keys keys) {
        while (!done && !fetching && playing.isDone()) {
            advance();
        }
        return done || fetching ? Frames.SILENCE : playing.next(keys);
    }

    private AsidePlayer begun() {
        fetch(url, method);
        return this;
    }

    private void advance() {
        Verb.Aside verb = verbs.poll();
        switch (verb) {
            case null -> {
                if (repeat) {
                    nextRound();
                } else {
                    done = true;
                }
            }
            case Verb.Redirect redirect -> {
                if (!soundedThisRound) {
                    verbs.clear();
                    verbs.add(redirect);
                    playing = new Playout().silence(LEAST_ROUND);
                    soundedThisRound = true;
                } else {
                    fetch(Documents.absolute(base, redirect.url()), redirect.method());
                }
            }
            default -> {
                soundedThisRound = true;
                playing = Voicing.of(verb, base, plant);
            }
        }
    }

    private void nextRound() {
        if (soundedThisRound) {
            fetch(url, method);
        } else {
            soundedThisRound = true;
            playing = new Playout().silence(LEAST_ROUND);
        }
    }

    private void fetch(String from, String by) {
        fetching = true;
        soundedThisRound = false;
        plant.documents().fetch(from, by, fields, this::fetched);
    }

    private void fetched(Page page) {
        fetching = false;
        verbs.clear();
        playing = NOTHING;
        switch (page) {
            case Page.Failed failure -> fail(failure.errorCode());
            case Page.Instructions instructions -> {
                base = instructions.url();
                for (Verb verb : instructions.verbs()) {
                    if (!(verb instanceof Verb.Aside aside)) {
                        fail(FORBIDDEN_VERB);
                        return;
                    }
                    verbs.add(aside);
                }
            }
        }
    }

    private void fail(int errorCode) {
        verbs.clear();
        done = true;
        failed.accept(errorCode);
    }
}
