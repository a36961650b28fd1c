package io.patchbay.sandbox.vapi;

import io.patchbay.sandbox.clock.FrameTicker;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.line.Frames;
import io.patchbay.sandbox.line.Line;
import io.patchbay.sandbox.line.Party;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import io.patchbay.sandbox.voice.WordListener.SpokenWord;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A line between the assistant and a scripted clinic, with a hold button. Runs on the sandbox's own frame clock.
final class PhoneLine implements Line, FrameTicker.Turn, AutoCloseable {

    private static final int THINKS = Frames.ofMillis(500);

    private final Party assistant;
    private final Map<String, String> headers;
    private final FrameTicker ticker;
    private final WatermarkVoice voice = new WatermarkVoice("clinic");
    private final WatermarkListener ear = new WatermarkListener();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> sound = new ArrayDeque<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean held;
    private volatile boolean over;
    private long start = -1;
    private long repliesAt = Long.MAX_VALUE;

    PhoneLine(ScaledTime time, Party assistant, Map<String, String> headers, boolean held) {
        this.assistant = assistant;
        this.headers = headers;
        this.held = held;
        this.ticker = new FrameTicker(time);
        ticker.start(this);
    }

    /// The clinic says this at once.
    PhoneLine greets(String sentence) {
        ticker.execute(() -> utter(sentence));
        return this;
    }

    /// The clinic says these, one after each sentence of the assistant's.
    PhoneLine answers(String... sentences) {
        answers.addAll(List.of(sentences));
        return this;
    }

    void hold(boolean on) {
        held = on;
    }

    boolean isHeld() {
        return held;
    }

    void customerHangsUp() {
        ticker.execute(this::hangUp);
    }

    boolean isOver() {
        return over;
    }

    /// What the clinic heard the assistant say.
    String heard() {
        return String.join(" ", heard);
    }

    @Override
    public String callSid() {
        return "CA00000000000000000000000000000001";
    }

    @Override
    public String dialled() {
        return "sip:records@sip.vapi.ai";
    }

    @Override
    public Map<String, String> sipHeaders() {
        return headers;
    }

    @Override
    public void hangUp() {
        if (!over) {
            over = true;
            assistant.hungUp();
        }
    }

    @Override
    public long wanted(long from) {
        return over ? Long.MAX_VALUE : from;
    }

    @Override
    public void frame(long number) {
        if (over) {
            return;
        }
        if (start < 0) {
            start = number;
            assistant.answered(this);
        }
        long frame = number - start;
        byte[] said = assistant.speak(frame);
        for (SpokenWord word : ear.hear(held ? Frames.SILENCE : said)) {
            heard.add(word.text());
            repliesAt = word.lastOfSentence() ? frame + THINKS : repliesAt;
        }
        if (frame >= repliesAt) {
            repliesAt = Long.MAX_VALUE;
            String answer = answers.poll();
            utter(answer == null ? "" : answer);
        }
        byte[] uttered = sound.poll();
        if (!over) {
            assistant.hear(frame, held || uttered == null ? Frames.SILENCE : uttered);
        }
    }

    @Override
    public void rest() {}

    @Override
    public void close() {
        ticker.close();
    }

    private void utter(String sentence) {
        byte[] audio = voice.say(sentence);
        for (int at = 0; at < audio.length; at += Frames.SAMPLES) {
            sound.add(Arrays.copyOfRange(audio, at, at + Frames.SAMPLES));
        }
    }
}
