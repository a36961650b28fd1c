package io.patchbay.sandbox.vapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.part.PartContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The assistant on one call: silent until it is told to speak (or hears a person), then its request, the clinic's
/// answer, thanks, and the report. Everything happens on the frame thread; others leave word in [#later].
final class AssistantParty implements Party {

    private static final String NEVER_CONNECTED = "call.ringing.sip-inbound-caller-hungup-before-call-connect";
    private static final int USUAL_LATENCY_MILLIS = 250;
    private static final int HANGS_UP_AFTER = Frames.ofMillis(300);

    private final PartContext context;
    private final VapiFaults faults;
    private final CallRecord record;
    private final Messenger messenger;
    private final Predicate<String> held;
    private final Conversation conversation;
    private final Mouth mouth;
    private final Ear ear;
    private final Monitor monitor = new Monitor();
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private @Nullable Line line;
    private Instant answeredAt = Instant.EPOCH;
    private String endedReason = "";
    private long now;
    private long lastActivity;
    private long hangUpAt = Long.MAX_VALUE;
    private int turns;
    private boolean muted;
    private boolean gone;

    AssistantParty(
            PartContext context, VapiFaults faults, CallRecord record, Messenger messenger, Predicate<String> held) {
        this.context = context;
        this.faults = faults;
        this.record = record;
        this.messenger = messenger;
        this.held = held;
        this.conversation = new Conversation(record.assistant().firstMessage(), this::say);
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
            conversation.begin();
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
        if (gone) {
            return;
        }
        gone = true;
        mouth.fallSilent(now);
        if (line == null) {
            record.ended(NEVER_CONNECTED, context.time().instant());
            return;
        }
        String reason = endedReason.isEmpty() ? "customer-ended-call" : endedReason;
        record.ended(reason, at(now));
        monitor.close();
        note("vapi-ended", "reason", reason, "evaluation", conversation.evaluation());
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
            case "say-first-message" -> beginUnlessMuted();
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
        if (gone) {
            return;
        }
        if (now >= hangUpAt) {
            end("assistant-ended-call");
        } else if (now >= frames(record.assistant().maxDuration())) {
            end("exceeded-max-duration");
        } else if (!mouth.isBusy()
                && now - lastActivity >= frames(record.assistant().silenceTimeout())) {
            end("silence-timed-out");
        } else if (!mouth.isBusy() && !ear.isHearing()) {
            conversation.quiet(now);
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
            conversation.close(found.refusal(), Answer.Evaluation.UNABLE);
            return;
        }
        record.put(found.values());
        learned(found);
        if (record.assistant().speaksFirst()) {
            conversation.begin();
        }
    }

    private void learned(Messenger.Facts found) {
        note("vapi-learned", "fields", found.values().size());
        conversation.learned(found);
    }

    private void say(String text, boolean last) {
        long latency = faults.amount(VapiFaults.SLOW_TO_SPEAK, USUAL_LATENCY_MILLIS);
        mouth.say(new Mouth.Line(text, last), now + Frames.ofMillis(latency));
    }

    private void addMessage(JsonNode body) {
        if (body.path("triggerResponseEnabled").asBoolean(true) && conversation.isSilent()) {
            beginUnlessMuted();
        }
    }

    private void beginUnlessMuted() {
        if (!muted) {
            conversation.begin();
        }
    }

    private void turn(Ear.Turn turn) {
        messenger.speech("user", false, turns);
        record.said("user", turn.text(), at(turn.from()), length(turn.from(), turn.to()));
        messenger.conversation();
        if (!muted) {
            conversation.heard(turn.text(), now);
        }
    }

    private void end(String reason) {
        Line open = line;
        if (open == null || gone) {
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
                record.analysed(Analysis.of(
                        record, odd ? Answer.Evaluation.ODD : conversation.evaluation(), conversation.hasAsked()));
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
            } else if (!mouth.isBusy()) {
                conversation.spoken(frame);
            }
        }
    }
}
