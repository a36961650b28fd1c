package io.patchbay.sandbox.clinic;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One clinic: its number, how its telephone is answered, what it says, and what a caller who does everything right
/// should find.
public record ClinicScript(
        String number,
        String name,
        String about,
        Expectation expects,
        List<Answer> answers,
        Duration digitGap,
        Map<String, List<Scene>> scenes) {

    /// What calling this clinic should come to: `classification` (human, ivr_only, ivr_then_human, none, or any), the
    /// final workflow state (`completed`, `failed` or `pending`), and the assistant's evaluation where there is one
    /// ("" where there is none). `retries` says that the state is reached only after retries.
    public record Expectation(String classification, String ends, String evaluation, boolean retries) {}

    /// How the telephone is answered from the `fromCall`-th call on; `start` is the scene a call begins with.
    record Answer(int fromCall, How how, Duration ringing, int sipStatus, String start) {}

    /// What becomes of the ringing.
    enum How {
        PICKS_UP,
        RINGS_OUT,
        BUSY,
        UNREACHABLE;

        /// As it is written in a clinic's file.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Set<String> words() {
            return Arrays.stream(values()).map(How::word).collect(Collectors.toSet());
        }

        static How of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// How the `call`-th call (from 1) is answered.
    Answer answer(int call) {
        Answer chosen = answers.getFirst();
        for (Answer answer : answers) {
            if (answer.fromCall() <= call) {
                chosen = answer;
            }
        }
        return chosen;
    }

    List<Scene> scene(String scene) {
        List<Scene> steps = scenes.get(scene);
        if (steps == null) {
            throw new IllegalArgumentException(name + ": there is no scene '" + scene + "'");
        }
        return steps;
    }
}
