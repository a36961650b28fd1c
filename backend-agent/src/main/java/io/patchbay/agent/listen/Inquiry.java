package io.patchbay.agent.listen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who answered: what is known besides the words, what was asked, and the verdict once there is one.
///
/// @param firstSpeechEnd where the first utterance ended; the deadline counts from here
/// @param askedVersion the state of the words that was last asked about
/// @param deafSince since when no words can come
record Inquiry(
        @Nullable Verdict verdict,
        List<Evidence> others,
        @Nullable AudioTime firstSpeechEnd,
        @Nullable Asked asked,
        int askedVersion,
        @Nullable AudioTime deafSince) {

    static final Inquiry OPEN = new Inquiry(null, List.of(), null, null, -1, null);

    boolean hasNoted(Evidence evidence) {
        return others.stream().anyMatch(each -> each.cue().equals(evidence.cue()));
    }

    Inquiry noting(Evidence evidence) {
        if (hasNoted(evidence)) {
            return this;
        }
        var all = new ArrayList<>(others);
        all.add(evidence);
        return new Inquiry(verdict, List.copyOf(all), firstSpeechEnd, asked, askedVersion, deafSince);
    }

    Inquiry decided(Verdict as) {
        return new Inquiry(as, others, firstSpeechEnd, null, askedVersion, deafSince);
    }

    Inquiry firstSpeechEnded(AudioTime at) {
        return new Inquiry(verdict, others, at, asked, askedVersion, deafSince);
    }

    Inquiry asking(Asked question) {
        return new Inquiry(verdict, others, firstSpeechEnd, question, question.version(), deafSince);
    }

    Inquiry answered() {
        return new Inquiry(verdict, others, firstSpeechEnd, null, askedVersion, deafSince);
    }

    Inquiry deaf(@Nullable AudioTime since) {
        return new Inquiry(verdict, others, firstSpeechEnd, asked, askedVersion, since);
    }

    boolean isVerdict(HeardParty party) {
        return verdict != null && verdict.party() == party;
    }
}
