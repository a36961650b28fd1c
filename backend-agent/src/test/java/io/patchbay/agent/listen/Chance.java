package io.patchbay.agent.listen;

import io.patchbay.contract.phi.Transcript;
import io.patchbay.contract.row.DetectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A seeded source of calls: any inputs in any order, and any way to cut the same words.
final class Chance {

    private static final List<String> SENTENCES = List.of(
            "Hello?",
            "Doctor's office, how may I help you?",
            "Thank you for calling Lakeside Clinic.",
            "This call may be recorded.",
            "For appointments, press 1. For billing, press 2.",
            "For medical records, press 3.",
            "Please hold while I transfer your call.",
            "Your call is important to us. Please continue to hold.",
            "Please leave a message after the tone.",
            "Please state your name and the reason for calling.",
            "One moment please.",
            "the blue one went around the corner",
            "Records, this is Tom.",
            "I'm sorry, that is not a valid entry.",
            "You can say records or billing.",
            "The number you have dialed is not in service.");

    private final Random random;
    private long now;
    private int lastId;

    Chance(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// One input later than, or at the moment of, the one before.
    HearingInput input(List<HearingOutput> soFar) {
        now += random.nextInt(1500);
        var at = AudioTime.ofMillis(now);
        lastId = soFar.stream().mapToInt(Chance::id).max().orElse(0);
        int asked = lastId == 0 ? 1 : 1 + random.nextInt(lastId);
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> words(at);
            case 4, 5, 6 -> new HearingInput.AudioPassed(at);
            case 7 ->
                new HearingInput.Tone(
                        any(ToneKind.values()), AudioTime.ofMillis(Math.max(0, now - random.nextInt(12_000))), at);
            case 8 -> new HearingInput.VoiceActivity(random.nextBoolean(), at);
            case 9 -> new HearingInput.ActionDone(asked, random.nextInt(4) > 0, at);
            case 10 -> new HearingInput.ReasonerReplied(asked, reply());
            case 11 -> new HearingInput.ReasonerFailed(asked, "timeout");
            case 12 ->
                random.nextBoolean() ? new HearingInput.AssistantLetIn(at) : new HearingInput.AssistantHeldAgain(at);
            case 13 ->
                random.nextBoolean() ? new HearingInput.SpeechToTextLost(at) : new HearingInput.SpeechToTextBack(at);
            case 14 -> new HearingInput.CarrierHint(random.nextBoolean() ? "machine_start" : "human", at);
            default ->
                random.nextInt(6) == 0
                        ? new HearingInput.VerdictGiven(any(DetectionState.values()), at)
                        : new HearingInput.AudioPassed(at);
        };
    }

    private HearingInput words(AudioTime at) {
        String text = SENTENCES.get(random.nextInt(SENTENCES.size()));
        long length = Math.min(at.millis(), 300L * text.split(" ", -1).length);
        boolean isFinal = random.nextInt(3) > 0;
        return new HearingInput.Words(
                AudioTime.ofMillis(at.millis() - length),
                at,
                new Transcript(text),
                isFinal,
                isFinal && random.nextBoolean(),
                0.9);
    }

    private ReasonerReply reply() {
        return random.nextBoolean()
                ? new ReasonerReply.PartyIs(any(HeardParty.values()), random.nextDouble(), "Because.")
                : new ReasonerReply.KeyIs(String.valueOf(random.nextInt(10)), random.nextDouble(), "Because.");
    }

    private <T> T any(T[] of) {
        return List.of(of).get(random.nextInt(of.length));
    }

    private static int id(HearingOutput output) {
        return switch (output) {
            case HearingOutput.Act act -> act.id();
            case HearingOutput.AskReasoner ask -> ask.id();
            default -> 0;
        };
    }

    /// The same words between the same moments, cut into interims and finals at random; the end is heard
    /// once, at the end.
    List<HearingInput> cut(String text, long from, long millisPerWord) {
        List<String> words = List.of(text.split(" +", -1));
        var inputs = new ArrayList<HearingInput>();
        int first = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            boolean isFinal = last || random.nextInt(4) == 0;
            if (isFinal || random.nextBoolean()) {
                inputs.add(new HearingInput.Words(
                        AudioTime.ofMillis(from + first * millisPerWord),
                        AudioTime.ofMillis(from + (i + 1) * millisPerWord),
                        new Transcript(String.join(" ", words.subList(first, i + 1))),
                        isFinal,
                        last,
                        0.9));
            }
            first = isFinal ? i + 1 : first;
        }
        return inputs;
    }
}
