package io.patchbay.sandbox.clinic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One clinic: its number, how its telephone is answered, what it says, and what a caller who does everything right should find.
public record ClinicScript(
        String number,
        String name,
        String about,
        Expectation expects,
        List<Answer> answers,
        Duration digitGap,
        Map<String, List<Scene>> scenes) {

    /// What calling this clinic should come to: `classification` (human, ivr_only, ivr_then_human, or none), the final workflow
    /// state (`completed`, `failed` or `pending`), and the assistant's evaluation where there is one ("" where there is none).
    /// `retries` says that the state is reached only after retries.
    public record Expectation(String classification, String ends, String evaluation, boolean retries) {}

    /// How the telephone is answered from the `fromCall`-th call on.
    record Answer(int fromCall, String how, Duration ringing, int sipStatus, String start) {}

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
