package io.patchbay.sandbox.clinic;

import io.patchbay.sandbox.line.Frames;
import java.util.Locale;

/// A menu: prompts, takes keys or words, repeats itself and gives up, as phone trees do.
final class Choosing implements Act {

    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final long BETWEEN_KEYS_MILLIS = 2500;

    private final Step.Menu menu;
    private final Stage stage;
    private Playing prompt;
    private StringBuilder keys = new StringBuilder();
    private long lastKeyMillis = NEVER;
    private long promptEndMillis = NEVER;
    private int round = 1;
    private boolean over;

    Choosing(Step.Menu menu, Stage stage) {
        this.menu = menu;
        this.stage = stage;
        this.prompt = new Playing(stage.voiced(menu.prompt()));
    }

    @Override
    public byte[] speak() {
        if (over) {
            return Frames.SILENCE;
        }
        if (!prompt.isOver()) {
            promptEndMillis = stage.millis() + Frames.MILLIS;
            return prompt.speak();
        }
        long now = stage.millis();
        if (keys.isEmpty() && now - promptEndMillis >= menu.handling().silence().toMillis()) {
            nobodyChose();
        } else if (!keys.isEmpty() && now - lastKeyMillis >= BETWEEN_KEYS_MILLIS) {
            invalid();
        }
        return Frames.SILENCE;
    }

    @Override
    public void key(char key) {
        long now = stage.millis();
        boolean tooClose = now - lastKeyMillis < menu.handling().keyGap().toMillis();
        boolean tooEarly = !prompt.isOver() && !menu.handling().bargeIn();
        lastKeyMillis = now;
        if (over || tooClose || tooEarly || menu.keys().isEmpty()) {
            stage.note("key_ignored", "key", String.valueOf(key));
            return;
        }
        prompt = Playing.silence(0);
        keys.append(key);
        String pressed = keys.toString();
        String section = menu.keys().get(pressed);
        if (section != null) {
            choose(pressed, section);
        } else if (menu.keys().keySet().stream().noneMatch(option -> option.startsWith(pressed))) {
            invalid();
        }
    }

    @Override
    public void hear(Heard heard) {
        heard.words().forEach(word -> {
            String said = word.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            String section = menu.words().get(said);
            if (section != null && !over) {
                choose(said, section);
            }
        });
    }

    @Override
    public boolean isOver() {
        return over;
    }

    private void choose(String option, String section) {
        over = true;
        stage.note("chosen", "option", option, "section", section);
        stage.goTo(section);
    }

    private void invalid() {
        stage.note("invalid_key", "key", keys.toString());
        again(menu.handling().invalid() + " " + menu.prompt());
    }

    private void nobodyChose() {
        stage.note("no_key", "round", round);
        if (!menu.handling().onSilence().isEmpty()) {
            over = true;
            stage.goTo(menu.handling().onSilence());
        } else {
            again(menu.prompt());
        }
    }

    private void again(String words) {
        keys = new StringBuilder();
        if (++round <= menu.handling().rounds()) {
            prompt = new Playing(stage.voiced(words));
            return;
        }
        over = true;
        if (menu.handling().onGivingUp().isEmpty()) {
            stage.hangUp("menu_given_up");
        } else {
            stage.goTo(menu.handling().onGivingUp());
        }
    }
}
