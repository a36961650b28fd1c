package io.patchbay.sandbox.vapi;

import io.patchbay.sandbox.line.Frames;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the assistant says when, and what the call has come to: silent until told or spoken to, then its request, the
/// clinic's answer, thanks. Time is the frame it is told. Frame thread only.
final class Conversation {

    /// Where the assistant's sentences go.
    @FunctionalInterface
    interface Speaker {
        void say(String text, boolean last);
    }

    private enum Stage {
        SILENT,
        OPENING,
        ASKING,
        LISTENING,
        CLOSING
    }

    private static final int ANSWER_LIMIT = Frames.ofMillis(12_000);
    private static final int HOLD_LIMIT = Frames.ofMillis(120_000);
    private static final int REPEATS = 2;

    private final String firstMessage;
    private final Speaker speaker;
    private Messenger.@Nullable Facts facts;
    private Stage stage = Stage.SILENT;
    private String evaluation = Answer.Evaluation.UNABLE;
    private String early = "";
    private long listeningUntil;
    private int repeats;
    private boolean promised;
    private boolean asked;
    private boolean nudged;

    Conversation(String firstMessage, Speaker speaker) {
        this.firstMessage = firstMessage;
        this.speaker = speaker;
    }

    /// The word of the rubric it has come to so far.
    String evaluation() {
        return evaluation;
    }

    /// Whether the request was made at all.
    boolean hasAsked() {
        return asked;
    }

    boolean isSilent() {
        return stage == Stage.SILENT;
    }

    void learned(Messenger.Facts found) {
        facts = found;
        if (stage == Stage.OPENING) {
            open(found);
        }
    }

    /// Makes the request now, or as soon as the data is there; a request under way goes on.
    void begin() {
        Messenger.Facts known = facts;
        if (stage == Stage.SILENT || stage == Stage.LISTENING) {
            stage = Stage.OPENING;
            if (known != null) {
                open(known);
            }
        }
    }

    /// The other side has said something.
    void heard(String said, long now) {
        if (stage == Stage.SILENT) {
            begin();
        } else if (stage == Stage.LISTENING) {
            answer(said, now);
        } else if (stage == Stage.ASKING && Answer.to(said).isStatement()) {
            early = said;
        }
    }

    /// The assistant has said all it had to say.
    void spoken(long now) {
        if (stage == Stage.ASKING) {
            stage = Stage.LISTENING;
            listeningUntil = Math.max(listeningUntil, now + ANSWER_LIMIT);
            String said = early;
            early = "";
            if (!said.isEmpty()) {
                answer(said, now);
            }
        }
    }

    /// Nobody is speaking.
    void quiet(long now) {
        if (stage != Stage.LISTENING || now < listeningUntil) {
            return;
        }
        if (promised) {
            close(Speeches.THANKS, Answer.Evaluation.SENDING);
        } else if (!nudged) {
            nudged = true;
            ask(Speeches.STILL_THERE);
        } else {
            close(Speeches.NO_ANSWER, Answer.Evaluation.UNABLE);
        }
    }

    /// Says a last sentence.
    void close(String text, String result) {
        evaluation = result;
        stage = Stage.CLOSING;
        speaker.say(text, true);
    }

    private void open(Messenger.Facts known) {
        if (known.values().getOrDefault("employee_name", "").isBlank()) {
            close(Speeches.NO_FACTS, Answer.Evaluation.UNABLE);
            return;
        }
        asked = true;
        ask(Speeches.filled(firstMessage, known.values()));
    }

    private void answer(String said, long now) {
        Answer answer = Answer.to(said);
        promised |= Answer.promises(said);
        Map<String, String> known = facts == null ? Map.of() : facts.values();
        listeningUntil = now + ANSWER_LIMIT;
        if (!answer.evaluation().isEmpty()) {
            boolean good = !answer.evaluation().equals(Answer.Evaluation.UNABLE);
            close(good ? Speeches.THANKS : Speeches.REGRETS, answer.evaluation());
        } else if (!Speeches.detail(answer, known).isEmpty()) {
            ask(Speeches.detail(answer, known));
        } else if (answer == Answer.WAIT) {
            ask(Speeches.HOLDING);
            listeningUntil = now + HOLD_LIMIT;
        } else if (repeats < REPEATS) {
            repeats++;
            ask(Speeches.again(known));
        }
    }

    private void ask(String text) {
        stage = Stage.ASKING;
        speaker.say(text, false);
    }
}
