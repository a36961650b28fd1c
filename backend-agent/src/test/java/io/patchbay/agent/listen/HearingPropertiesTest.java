package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.contract.row.ActionType;
import io.patchbay.contract.row.ClassificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class HearingPropertiesTest {

    private static final HearingPolicy POLICY = HearingPolicy.standard();
    private static final int CALLS = 250;

    /// What may follow a verdict: a person turns out to be a machine, what was passing gives way, a tree ends
    /// in a mailbox.
    private static final Set<HeardParty> FIRM_ENDS = Set.of(HeardParty.INTERCEPT, HeardParty.FAX);

    private static HearingPlan plan(int kind) {
        var step = new PathStep(ActionType.DTMF, "3", 9000, "", "For medical records, press 3.", 500);
        var path = new LearnedPath(List.of(step), kind % 2 == 0 ? OptionalLong.of(20_000) : OptionalLong.empty());
        return switch (kind % 4) {
            case 0 -> new HearingPlan.Unknown(Goal.medicalRecords());
            case 1 -> new HearingPlan.KnownHuman(Goal.medicalRecords());
            case 2 -> new HearingPlan.Replay(path, ClassificationType.IVR_ONLY, Goal.medicalRecords());
            default ->
                new HearingPlan.Replay(
                        new LearnedPath(List.of(), OptionalLong.of(9000)),
                        ClassificationType.IVR_THEN_HUMAN,
                        Goal.medicalRecords());
        };
    }

    private static List<HearingOutput> run(HearingPlan plan, List<HearingInput> inputs) {
        HearingState state = CallHearing.begin(plan, POLICY).next();
        var outputs = new ArrayList<HearingOutput>();
        for (HearingInput input : inputs) {
            HearingStep step = CallHearing.on(state, input, POLICY);
            outputs.addAll(step.outputs());
            state = step.next();
        }
        return outputs;
    }

    private static List<Verdict> verdicts(List<HearingOutput> outputs) {
        return outputs.stream()
                .filter(HearingOutput.VerdictReached.class::isInstance)
                .map(output -> ((HearingOutput.VerdictReached) output).verdict())
                .toList();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "openings.csv", delimiter = '|')
    void itDoesNotMatterHowSpeechToTextCutsTheWords(HeardParty party, String text) {
        var parties = new ArrayList<HeardParty>();
        for (long seed = 0; seed < 12; seed++) {
            List<HearingOutput> outputs = run(plan(0), new Chance(seed).cut(text, 500, 330));
            parties.add(
                    verdicts(outputs).stream().map(Verdict::party).findFirst().orElse(null));
        }

        assertThat(parties).as(text).containsOnly(parties.getFirst());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void timingAloneNeverSaysHuman(long seed) {
        var random = new Random(seed);
        List<String> words =
                List.of("blue", "garden", "seven", "walked", "around", "table", "because", "window", "green");
        for (int call = 0; call < CALLS; call++) {
            Scene scene = Scene.unknown().pause(random.nextInt(3000));
            for (int turn = 0; turn <= random.nextInt(3); turn++) {
                var said = new ArrayList<String>();
                for (int i = 0; i <= random.nextInt(9); i++) {
                    said.add(words.get(random.nextInt(words.size())));
                }
                scene.says(String.join(" ", said)).pause(random.nextInt(3500));
            }

            assertThat(scene.verdicts())
                    .as("seed %s call %s", seed, call)
                    .noneMatch(
                            verdict -> verdict.party() == HeardParty.HUMAN && verdict.source() == VerdictSource.FAST);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whateverIsHeardTheRulesHold(long seed) {
        for (int call = 0; call < CALLS; call++) {
            var chance = new Chance(seed * 10_000 + call);
            HearingStep step = CallHearing.begin(plan(call), POLICY);
            var outputs = new ArrayList<>(step.outputs());
            for (int i = 0; i < 60; i++) {
                HearingInput input = chance.input(outputs);
                HearingPhase before = step.next().phase();
                step = CallHearing.on(step.next(), input, POLICY);
                for (HearingOutput output : step.outputs()) {
                    assertThat(before).as("%s/%s: %s", seed, call, output).isNotEqualTo(HearingPhase.DONE);
                }
                outputs.addAll(step.outputs());
            }
            String where = "seed %s call %s".formatted(seed, call);
            assertSaneVerdicts(where, outputs);
            assertThat(count(outputs, HearingOutput.PathFinished.class))
                    .as(where)
                    .isLessThanOrEqualTo(1);
            assertThat(count(outputs, HearingOutput.Stuck.class)).as(where).isLessThanOrEqualTo(1);
            assertThat(count(outputs, HearingOutput.PathChanged.class))
                    .as(where)
                    .isLessThanOrEqualTo(1);
            assertThat(count(outputs, HearingOutput.Act.class))
                    .as(where)
                    .isLessThanOrEqualTo(2L * POLICY.walking().maxActions());
        }
    }

    private static void assertSaneVerdicts(String where, List<HearingOutput> outputs) {
        List<Verdict> verdicts = verdicts(outputs);
        for (int i = 0; i < verdicts.size(); i++) {
            assertThat(verdicts.get(i).confidence()).as(where).isBetween(0.0, 1.0);
            if (i > 0) {
                assertThat(verdicts.get(i).party())
                        .as(where)
                        .isNotEqualTo(verdicts.get(i - 1).party());
                assertThat(FIRM_ENDS)
                        .as(where)
                        .doesNotContain(verdicts.get(i - 1).party());
            }
        }
    }

    private static long count(List<HearingOutput> outputs, Class<? extends HearingOutput> kind) {
        return outputs.stream().filter(kind::isInstance).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void everyCallEndsInBoundedTimeWhenTheLineFallsSilent(long seed) {
        for (int call = 0; call < 60; call++) {
            var chance = new Chance(seed * 10_000 + call);
            HearingStep step = CallHearing.begin(plan(call), POLICY);
            var outputs = new ArrayList<HearingOutput>();
            for (int i = 0; i < chance.below(20); i++) {
                step = CallHearing.on(step.next(), chance.input(outputs), POLICY);
                outputs.addAll(step.outputs());
            }
            long now = step.next().now().millis();
            step = CallHearing.on(step.next(), new HearingInput.VoiceActivity(false, AudioTime.ofMillis(now)), POLICY);
            step = CallHearing.on(step.next(), new HearingInput.SpeechToTextBack(AudioTime.ofMillis(now)), POLICY);
            for (long passed = 0; passed < 700_000 && !isSettled(step.next()); passed += 100) {
                step = CallHearing.on(
                        step.next(), new HearingInput.AudioPassed(AudioTime.ofMillis(now + passed)), POLICY);
            }

            assertThat(isSettled(step.next()))
                    .as("seed %s call %s: %s", seed, call, step.next())
                    .isTrue();
        }
    }

    private static boolean isSettled(HearingState state) {
        return state.phase() == HearingPhase.DONE || state.phase() == HearingPhase.WITH_PERSON;
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void theSameInputsAlwaysLeadToTheSameOutputs(long seed) {
        for (int call = 0; call < 40; call++) {
            var chance = new Chance(seed * 100 + call);
            var inputs = new ArrayList<HearingInput>();
            for (int i = 0; i < 40; i++) {
                inputs.add(chance.input(List.of()));
            }

            assertThat(run(plan(call), inputs)).isEqualTo(run(plan(call), inputs));
        }
    }
}
