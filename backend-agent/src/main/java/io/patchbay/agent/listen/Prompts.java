package io.patchbay.agent.listen;

import io.patchbay.agent.listen.words.MenuGrammar;
import io.patchbay.agent.listen.words.MenuOption;
import io.patchbay.agent.listen.words.PromptFingerprint;
import io.patchbay.agent.listen.words.SpokenWords;
import io.patchbay.contract.phi.Transcript;
import java.util.List;
import java.util.stream.Collectors;

/// Speech of the line as prompts.
final class Prompts {

    private Prompts() {}

    static SpokenWords words(List<Utterance> said) {
        return SpokenWords.ofUtterances(said.stream().map(Utterance::text).toList());
    }

    static String text(List<Utterance> said) {
        return said.stream().map(Utterance::text).collect(Collectors.joining(" "));
    }

    /// A menu is recognised by its options, whatever greeting or apology comes before them; other prompts by
    /// all words.
    static PromptFingerprint fingerprint(SpokenWords words) {
        List<MenuOption> options = MenuGrammar.optionsOf(words);
        if (options.size() < 2) {
            return PromptFingerprint.of(words);
        }
        return PromptFingerprint.of(SpokenWords.of(options.stream()
                .map(option -> option.key() + " " + option.text().text())
                .collect(Collectors.joining(" "))));
    }

    /// One utterance per line, for the reasoner.
    static Transcript lines(List<Utterance> said) {
        return new Transcript(said.stream().map(Utterance::text).collect(Collectors.joining("\n")));
    }

    static void report(Draft d, List<Utterance> said) {
        PromptFingerprint fingerprint = fingerprint(words(said));
        d.say(new HearingOutput.PromptHeard(
                fingerprint.toString(),
                new Transcript(text(said)),
                said.getLast().to()));
    }

    /// The recording the call opened with.
    static void reportOpening(Draft d) {
        List<Utterance> said = d.ear.since(d.vigil.mark());
        if (!said.isEmpty()) {
            report(d, said);
            d.vigil = d.vigil.hearing(fingerprint(words(said)));
        }
    }
}
