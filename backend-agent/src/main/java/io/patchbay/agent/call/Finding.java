package io.patchbay.agent.call;

import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.listen.Verdict;
import io.patchbay.contract.row.DetectionState;
import java.util.Optional;

/// What was found out about who answered. `treeSeen`: a phone tree, a recording or a transfer came before any person.
public record Finding(
        Optional<Verdict> verdict,
        Optional<DetectionState> detection,
        boolean byDefault,
        boolean treeSeen,
        boolean pathChanged,
        boolean personReached,
        boolean remembered,
        Optional<LearnedPath> path) {

    static final Finding NOTHING =
            new Finding(Optional.empty(), Optional.empty(), false, false, false, false, false, Optional.empty());

    /// A new verdict. Anything but a person, or a person's queue, takes back the person believed in before.
    Finding decided(Verdict found, boolean defaulted) {
        boolean tree = treeSeen || found.party() == HeardParty.IVR_ONLY || found.party() == HeardParty.IVR_THEN_HUMAN;
        boolean stands = found.party() == HeardParty.HUMAN || found.party() == HeardParty.HOLD;
        return new Finding(
                Optional.of(found),
                detection,
                defaulted,
                tree,
                pathChanged,
                personReached && stands,
                remembered && stands,
                path);
    }

    Finding detected(DetectionState state) {
        return new Finding(
                verdict, Optional.of(state), byDefault, treeSeen, pathChanged, personReached, remembered, path);
    }

    Finding defaulted() {
        return new Finding(verdict, detection, true, treeSeen, pathChanged, personReached, remembered, path);
    }

    Finding tree() {
        return new Finding(verdict, detection, byDefault, true, pathChanged, personReached, remembered, path);
    }

    Finding changed() {
        return new Finding(verdict, detection, byDefault, treeSeen, true, personReached, remembered, path);
    }

    Finding reached() {
        return new Finding(verdict, detection, byDefault, treeSeen, pathChanged, true, remembered, path);
    }

    Finding kept(LearnedPath walked) {
        return new Finding(
                verdict, detection, byDefault, treeSeen, pathChanged, personReached, true, Optional.of(walked));
    }
}
