package io.patchbay.sandbox.vapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.part.PartContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The assistant on one call: silent until it is told to speak (or hears a person), then its request, the clinic's
/// answer, thanks, and the report. Everything happens on the frame thread; others leave word in [#later].
final class AssistantParty implements Party {

    private enum Stage {
        SILENT,
        OPENING,
        ASKING,
        LISTENING,
        CLOSING,
        GONE
    }

    private static final String NEVER_CONNECTED = "call.ringing.sip-inbound-caller-hungup-before-call-connect";
    private static final int USUAL_LATENCY_MILLIS = 250;
    private static final int HANGS_UP_AFTER = Frames.ofMillis(300);
    private static final int ANSWER_LIMIT = Frames.ofMillis(12_000);
    private static final int HOLD_LIMIT = Frames.ofMillis(120_000);
    private static final int REPEATS = 2;

    private final PartContext context;
    private final VapiFaults faults;
    private final CallRecord record;
    private final Messenger messenger;
    private final Predicate<String> held;
    private final Mouth mouth;
    private final Ear ear;
    private final Monitor monitor = new Monitor();
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private @Nullable Line line;
    private Messenger.@Nullable Facts facts;
    private Stage stage = Stage.SILENT;
    private Instant answeredAt = Instant.EPOCH;
    private String evaluation = Answer.Evaluation.UNABLE;
    private String endedReason = "";
    private long now;
    private long lastActivity;
    private long listeningUntil;
    private long hangUpAt = Long.MAX_VALUE;
    private int turns;
    private int repeats;
    private boolean muted;
    private boolean promised;
    private boolean asked;
    private boolean nudged;
    private String early = "";

    AssistantParty(
            PartContext context, VapiFaults faults, CallRecord record, Messenger messenger, Predicate<String> held) {
        this.context = context;
        this.faults = faults;
        this.record = record;
        this.messenger = messenger;
        this.held = held;
        this.mouth = new Mouth(context.voice(), new Speaking());
        this.ear = new Ear(context.listeners().get());
    }

    CallRecord record() {
        return record;
    }

    /// Those listening in.
    Monitor monitor() {
        return monitor;
    }

    /// Has the task run on the frame thread, before the next frame.
    void later(Runnable task) {
        inbox.add(task);
    }

    @Override
    public void answered(Line answered) {
        line = answered;
        answeredAt = context.time().instant();
        record.started(Long.toHexString(context.random().nextLong()) + "@carrier", answeredAt);
        note("vapi-answered");
        if (record.assistant().lookup() == VapiAssistant.Lookup.ASSISTANT_REQUEST) {
            messenger.requestAssistant(found -> later(() -> assigned(found)));
            return;
        }
        messenger.status("in-progress", "");
        messenger.started();
        String pendingCall = record.variables().getOrDefault("pendingcallid", "");
        if (!faults.take(VapiFaults.NO_LOOKUP)) {
            String toolCall = "call_" + Long.toUnsignedString(context.random().nextLong(), 36);
            messenger.callTool(toolCall, pendingCall, found -> later(() -> learned(found)));
        }
        if (record.assistant().speaksFirst()) {
            begin();
        }
    }

    @Override
    public byte[] speak(long frame) {
        pass(frame);
        byte[] audio = mouth.next(frame);
        monitor.speaks(audio);
        return muted ? Frames.SILENCE : audio;
    }

    @Override
    public void hear(long frame, byte[] audio) {
        now = Math.max(now, frame);
        monitor.hears(audio);
        if (ear.hear(audio, frame)) {
            turns++;
            messenger.speech("user", true, turns);
        }
        if (ear.isHearing()) {
            lastActivity = frame;
        }
        ear.ended(frame).ifPresent(this::turn);
    }

    @Override
    public void digit(long frame, char key) {}

    @Override
    public void hungUp() {
        if (stage == Stage.GONE) {
            return;
        }
        mouth.fallSilent(now);
        stage = Stage.GONE;
        if (line == null) {
            record.ended(NEVER_CONNECTED, context.time().instant());
            return;
        }
        String reason = endedReason.isEmpty() ? "customer-ended-call" : endedReason;
        record.ended(reason, at(now));
        monitor.close();
        note("vapi-ended", "reason", reason, "evaluation", evaluation);
        messenger.status("ended", reason);
        report();
    }

    /// What a control request asks for. Frame thread.
    void control(JsonNode body) {
        String type = body.path("type").asText();
        String control = body.path("control").asText();
        switch (type.equals("control") ? control : type) {
            case "mute-assistant" -> muted = true;
            case "unmute-assistant" -> muted = false;
            case "say-first-message" -> sayFirst();
            case "say" ->
                say(
                        body.path("content").asText(),
                        body.path("endCallAfterSpoken").asBoolean());
            case "add-message" -> addMessage(body);
            case "end-call" -> end("assistant-ended-call");
            default -> {}
        }
    }

    private void pass(long frame) {
        now = Math.max(now, frame);
        Runnable task = inbox.poll();
        while (task != null) {
            task.run();
            task = inbox.poll();
        }
        if (stage == Stage.GONE) {
            return;
        }
        if (now >= hangUpAt) {
            end("assistant-ended-call");
        } else if (now >= frames(record.assistant().maxDuration())) {
            end("exceeded-max-duration");
        } else if (!mouth.isBusy()
                && now - lastActivity >= frames(record.assistant().silenceTimeout())) {
            end("silence-timed-out");
        } else if (stage == Stage.LISTENING && now >= listeningUntil && !ear.isHearing()) {
            waitedInVain();
        }
    }

    private void assigned(Messenger.Facts found) {
        if (found.assistantId().isEmpty() && found.refusal().isEmpty()) {
            end("assistant-request-failed");
            return;
        }
        messenger.status("in-progress", "");
        messenger.started();
        if (!found.refusal().isEmpty()) {
            endedReason = "assistant-request-returned-error";
            close(found.refusal(), Answer.Evaluation.UNABLE);
            return;
        }
        record.put(found.values());
        learned(found);
        if (record.assistant().speaksFirst()) {
            begin();
        }
    }

    private void learned(Messenger.Facts found) {
        facts = found;
        note("vapi-learned", "fields", found.values().size());
        if (stage == Stage.OPENING) {
            open(found);
        }
    }

    private void sayFirst() {
        if (!muted && stage != Stage.CLOSING && stage != Stage.GONE) {
            mouth.fallSilent(now);
            begin();
        }
    }

    private void begin() {
        Messenger.Facts known = facts;
        stage = Stage.OPENING;
        if (known != null) {
            open(known);
        }
    }

    private void open(Messenger.Facts known) {
        if (known.values().getOrDefault("employee_name", "").isBlank()) {
            close(Speeches.NO_FACTS, Answer.Evaluation.UNABLE);
            return;
        }
        asked = true;
        ask(Speeches.filled(record.assistant().firstMessage(), known.values()));
    }

    private void ask(String text) {
        stage = Stage.ASKING;
        say(text, false);
    }

    private void say(String text, boolean last) {
        long latency = faults.amount(VapiFaults.SLOW_TO_SPEAK, USUAL_LATENCY_MILLIS);
        mouth.say(new Mouth.Line(text, last), now + Frames.ofMillis(latency));
    }

    private void close(String text, String result) {
        evaluation = result;
        stage = Stage.CLOSING;
        say(text, true);
    }

    private void addMessage(JsonNode body) {
        boolean answer = body.path("triggerResponseEnabled").asBoolean(true);
        if (answer && stage == Stage.SILENT && !muted) {
            begin();
        }
    }

    private void turn(Ear.Turn turn) {
        messenger.speech("user", false, turns);
        record.said("user", turn.text(), at(turn.from()), length(turn.from(), turn.to()));
        messenger.conversation();
        if (muted) {
            return;
        }
        if (stage == Stage.SILENT && !mouth.isBusy()) {
            begin();
        } else if (stage == Stage.LISTENING) {
            answer(turn.text());
        } else if (stage == Stage.ASKING && Answer.to(turn.text()).isStatement()) {
            early = turn.text();
        }
    }

    /// Somebody answered while the request was still being made.
    private void heardEarly() {
        if (!early.isEmpty()) {
            answer(early);
        }
        early = "";
    }

    private void answer(String said) {
        Answer answer = Answer.to(said);
        promised |= answer == Answer.SENDING || Answer.promises(said);
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

    private void waitedInVain() {
        if (promised) {
            close(Speeches.THANKS, Answer.Evaluation.SENDING);
        } else if (!nudged) {
            nudged = true;
            ask(Speeches.STILL_THERE);
        } else {
            close(Speeches.NO_ANSWER, Answer.Evaluation.UNABLE);
        }
    }

    private void end(String reason) {
        Line open = line;
        if (open == null || stage == Stage.GONE) {
            return;
        }
        endedReason = endedReason.isEmpty() ? reason : endedReason;
        hangUpAt = Long.MAX_VALUE;
        open.hangUp();
    }

    private void report() {
        long usual = 1_000L + context.random().nextInt(1_000);
        long delay = faults.amount(VapiFaults.REPORT_LATE, usual);
        context.time().after(Duration.ofMillis(delay), () -> {
            boolean analysed = record.hasSpoken() && !faults.take(VapiFaults.REPORT_WITHOUT_ANALYSIS);
            if (analysed) {
                boolean odd = faults.take(VapiFaults.ODD_EVALUATION);
                record.analysed(Analysis.of(record, odd ? Answer.Evaluation.ODD : evaluation, asked));
            }
            if (!faults.take(VapiFaults.REPORT_LOST)) {
                messenger.report(analysed);
                if (faults.take(VapiFaults.REPORT_TWICE)) {
                    messenger.report(analysed);
                }
            }
        });
    }

    private Instant at(long frame) {
        return answeredAt.plusMillis(frame * Frames.MILLIS);
    }

    private static Duration length(long from, long to) {
        return Duration.ofMillis((to - from + 1) * Frames.MILLIS);
    }

    private static long frames(Duration duration) {
        return duration.toMillis() / Frames.MILLIS;
    }

    void note(String kind, Object... facts) {
        Object[] all = new Object[facts.length + 6];
        all[0] = "call";
        all[1] = record.id();
        all[2] = "call_sid";
        all[3] = line == null ? "" : line.callSid();
        all[4] = "audio_ms";
        all[5] = now * Frames.MILLIS;
        System.arraycopy(facts, 0, all, 6, facts.length);
        context.journal().note(kind, all);
    }

    /// What follows from our own sound.
    private final class Speaking implements Mouth.Listener {

        @Override
        public void begins(Mouth.Line said, long frame) {
            boolean whileHeld = line != null && held.test(line.callSid());
            note("vapi-speaks", "held", whileHeld, "muted", muted);
            turns++;
            messenger.speech("assistant", true, turns);
        }

        @Override
        public void ends(Mouth.Line said, long from, long frame, boolean whole) {
            lastActivity = frame;
            record.said("bot", said.text(), at(from), length(from, frame));
            messenger.speech("assistant", false, turns);
            messenger.conversation();
            if (said.last() && whole) {
                hangUpAt = frame + HANGS_UP_AFTER;
            } else if (stage == Stage.ASKING && !mouth.isBusy()) {
                stage = Stage.LISTENING;
                listeningUntil = Math.max(listeningUntil, frame + ANSWER_LIMIT);
                heardEarly();
            }
        }
    }
}
