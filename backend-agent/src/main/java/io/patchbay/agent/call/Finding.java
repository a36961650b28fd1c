package io.patchbay.agent.call;

import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.listen.Verdict;
import io.patchbay.contract.row.DetectionState;
import java.util.Optional;

/// What was found out about who answered. `treeSeen`: a phone tree, a recording or a transfer came before any person.
/// `announced`: the workflow was told of a person, so this is the task call whatever turns up later.
public record Finding(
        Optional<Verdict> verdict, Optional<DetectionState> detection, Optional<LearnedPath> path, Marks marks) {

    /// What is simply so or not.
    public record Marks(
            boolean byDefault,
            boolean treeSeen,
            boolean pathChanged,
            boolean personReached,
            boolean remembered,
            boolean announced,
            boolean screened) {

        static final Marks NONE = new Marks(false, false, false, false, false, false, false);
    }

    static final Finding NOTHING = new Finding(Optional.empty(), Optional.empty(), Optional.empty(), Marks.NONE);

    public boolean byDefault() {
        return marks.byDefault();
    }

    public boolean treeSeen() {
        return marks.treeSeen();
    }

    public boolean pathChanged() {
        return marks.pathChanged();
    }

    public boolean personReached() {
        return marks.personReached();
    }

    public boolean remembered() {
        return marks.remembered();
    }

    public boolean announced() {
        return marks.announced();
    }

    /// Somebody's telephone asked who calls: whoever comes after it says nothing about the clinic.
    public boolean screened() {
        return marks.screened();
    }

    Finding decided(Verdict found, boolean defaulted) {
        boolean tree = treeSeen() || found.party() == HeardParty.IVR_ONLY || found.party() == HeardParty.IVR_THEN_HUMAN;
        boolean screen = screened() || found.party() == HeardParty.SCREENING;
        return new Finding(
                Optional.of(found),
                detection,
                path,
                new Marks(defaulted, tree, pathChanged(), personReached(), remembered(), announced(), screen));
    }

    Finding detected(DetectionState state) {
        return new Finding(verdict, Optional.of(state), path, marks);
    }

    Finding defaulted() {
        return with(new Marks(true, treeSeen(), pathChanged(), personReached(), remembered(), announced(), screened()));
    }

    Finding tree() {
        return with(
                new Marks(byDefault(), true, pathChanged(), personReached(), remembered(), announced(), screened()));
    }

    Finding changed() {
        return with(new Marks(byDefault(), treeSeen(), true, personReached(), remembered(), announced(), screened()));
    }

    Finding reached() {
        return with(new Marks(byDefault(), treeSeen(), pathChanged(), true, remembered(), true, screened()));
    }

    /// The person turned out to be a machine: nothing is known yet, and nothing is to be remembered of it.
    Finding revised() {
        return with(new Marks(false, true, pathChanged(), false, false, announced(), screened()));
    }

    Finding kept(LearnedPath walked) {
        return new Finding(
                verdict,
                detection,
                Optional.of(walked),
                new Marks(byDefault(), treeSeen(), pathChanged(), personReached(), true, announced(), screened()));
    }

    private Finding with(Marks other) {
        return new Finding(verdict, detection, path, other);
    }
}
