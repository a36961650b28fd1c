package io.patchbay.agent.listen;

import io.patchbay.contract.phi.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One call as a script: what the line says and sounds, in audio time, and everything hearing made of it.
/// Speech-to-text behaves: an interim per word, a final at the end, an end of utterance after 300 ms. Actions
/// are accepted at once.
final class Scene {

    private static final long MILLIS_PER_WORD = 330;
    private static final long STEP = 40;

    final HearingPolicy policy = HearingPolicy.standard();
    final List<HearingOutput> outputs = new ArrayList<>();
    private HearingState state;
    private long now;
    private boolean accepts = true;
    private boolean ends = true;
    private boolean answers = true;

    private Scene(HearingPlan plan) {
        HearingStep step = CallHearing.begin(plan, policy);
        state = step.next();
        outputs.addAll(step.outputs());
    }

    static Scene unknown() {
        return new Scene(new HearingPlan.Unknown(Goal.medicalRecords()));
    }

    static Scene with(HearingPlan plan) {
        return new Scene(plan);
    }

    /// From here on actions are not reported.
    Scene withoutReports() {
        accepts = false;
        return this;
    }

    /// From here on speech-to-text never says that an utterance has ended.
    Scene withoutEnds() {
        ends = false;
        return this;
    }

    /// From here on the reasoner is left to the test; otherwise it fails every question at once.
    Scene withReasoner() {
        answers = false;
        return this;
    }

    Scene says(String text) {
        List<String> words = List.of(text.strip().split(" +", -1));
        long from = now;
        var heard = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            pass(MILLIS_PER_WORD);
            heard.append(i == 0 ? "" : " ").append(words.get(i));
            if (i < words.size() - 1) {
                words(from, now, heard.toString(), false, false);
            }
        }
        long to = now;
        pass(300);
        words(from, to, heard.toString(), true, ends);
        return this;
    }

    Scene words(long from, long to, String text, boolean isFinal, boolean end) {
        return feed(new HearingInput.Words(at(from), at(to), new Transcript(text), isFinal, end, 0.95));
    }

    Scene pause(long millis) {
        return pass(millis);
    }

    Scene sounds(ToneKind kind, long millis) {
        long from = now;
        pass(millis);
        return feed(new HearingInput.Tone(kind, at(from), at(now)));
    }

    /// Music, reported every second as the audio front does.
    Scene music(long millis) {
        long from = now;
        for (long played = 1000; played <= millis; played += 1000) {
            pass(1000);
            if (played >= 3000) {
                feed(new HearingInput.Tone(ToneKind.MUSIC, at(from), at(now)));
            }
        }
        return this;
    }

    Scene feed(HearingInput input) {
        HearingStep step = CallHearing.on(state, input, policy);
        state = step.next();
        outputs.addAll(step.outputs());
        for (HearingOutput output : step.outputs()) {
            react(output);
        }
        return this;
    }

    private void react(HearingOutput output) {
        switch (output) {
            case HearingOutput.Act act when accepts -> feed(new HearingInput.ActionDone(act.id(), true, at(now)));
            case HearingOutput.AskReasoner ask
            when answers -> feed(new HearingInput.ReasonerFailed(ask.id(), "unavailable"));
            default -> {}
        }
    }

    private Scene pass(long millis) {
        long end = now + millis;
        while (now < end) {
            now = Math.min(end, now + STEP);
            feed(new HearingInput.AudioPassed(at(now)));
        }
        return this;
    }

    static AudioTime at(long millis) {
        return AudioTime.ofMillis(millis);
    }

    long now() {
        return now;
    }

    AudioTime time() {
        return at(now);
    }

    HearingPhase phase() {
        return state.phase();
    }

    HearingState state() {
        return state;
    }

    List<Verdict> verdicts() {
        return all(HearingOutput.VerdictReached.class).stream()
                .map(HearingOutput.VerdictReached::verdict)
                .toList();
    }

    List<HeardParty> parties() {
        return verdicts().stream().map(Verdict::party).toList();
    }

    Optional<Verdict> verdict() {
        return verdicts().stream().findFirst();
    }

    List<PathAction> actions() {
        return all(HearingOutput.Act.class).stream()
                .map(HearingOutput.Act::action)
                .toList();
    }

    /// Keys pressed and words said, in order.
    List<String> done() {
        return actions().stream()
                .map(action -> switch (action) {
                    case PathAction.PressKeys(var digits, var _) -> digits;
                    case PathAction.Say(var text) -> text;
                })
                .toList();
    }

    <T extends HearingOutput> List<T> all(Class<T> kind) {
        return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    int count(Class<? extends HearingOutput> kind) {
        return all(kind).size();
    }
}
