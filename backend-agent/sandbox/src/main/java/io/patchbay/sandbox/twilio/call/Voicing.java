package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.twilio.twiml.Verb;

/// One verb that makes a sound, being carried out.
final class Voicing implements Source {

    private final Playout playout = new Playout();
    private boolean fetching;

    static Voicing of(Verb.Aside verb, String base, Plant plant) {
        Voicing voicing = new Voicing();
        switch (verb) {
            case Verb.Say say -> voicing.playout.sound(plant.voice().say(say.text()), say.times());
            case Verb.PlayDigits digits -> voicing.playout.digits(digits.digits());
            case Verb.Pause pause -> voicing.playout.silence(pause.length());
            case Verb.PlayAudio audio -> voicing.fetch(audio, base, plant);
            case Verb.Redirect _ -> {}
        }
        return voicing;
    }

    @Override
    public boolean isDone() {
        return !fetching && playout.isDone();
    }

    @Override
    public byte[] next(Keys keys) {
        return fetching ? Frames.SILENCE : playout.next(keys);
    }

    private void fetch(Verb.PlayAudio audio, String base, Plant plant) {
        fetching = true;
        plant.documents().sound(Documents.absolute(base, audio.url()), sound -> {
            fetching = false;
            sound.ifPresent(mulaw -> playout.sound(mulaw, audio.times()));
        });
    }
}
