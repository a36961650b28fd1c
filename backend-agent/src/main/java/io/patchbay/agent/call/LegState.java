package io.patchbay.agent.call;

import io.patchbay.contract.id.CallSid;
import java.util.Optional;

/// One leg as far as we know: how far it came, whether it is in the conference, and its hold, wished for and confirmed.
/// `holdConfirmed` is empty until the conference has said anything about it; `former` is the leg this one replaced.
public record LegState(
        Optional<CallSid> sid,
        LegStatus status,
        boolean joined,
        boolean holdDesired,
        Optional<Boolean> holdConfirmed,
        int requests,
        Optional<CallSid> former) {

    static LegState notDialled(boolean held) {
        return new LegState(
                Optional.empty(), LegStatus.NOT_DIALLED, false, held, Optional.empty(), 0, Optional.empty());
    }

    /// Whether the hold is as it should be, or there is no leg to hold any more.
    public boolean settled() {
        return status.isTerminal() || (holdConfirmed.isPresent() && holdConfirmed.get() == holdDesired);
    }

    /// Whether news of this leg is about another one than ours, or about the one ours replaced.
    boolean isForeign(CallSid name) {
        return sid.filter(known -> !known.equals(name)).isPresent()
                || former.filter(name::equals).isPresent();
    }

    LegState named(CallSid name) {
        return new LegState(
                Optional.of(sid.orElse(name)), status, joined, holdDesired, holdConfirmed, requests, former);
    }

    /// Moves forward only: an earlier status, or anything after a terminal one, changes nothing.
    LegState progressed(LegStatus to) {
        boolean forward = !status.isTerminal() && to.compareTo(status) > 0;
        return new LegState(
                sid,
                forward ? to : status,
                joined && !(forward && to.isTerminal()),
                holdDesired,
                holdConfirmed,
                requests,
                former);
    }

    LegState inConference(boolean present) {
        return new LegState(sid, status, present, holdDesired, holdConfirmed, requests, former);
    }

    /// Another wish. Where the last one is still under way, what was confirmed before says nothing any more.
    LegState wishHeld(boolean held) {
        boolean underWay = requests > 0 && !settled();
        return new LegState(sid, status, joined, held, underWay ? Optional.empty() : holdConfirmed, 0, former);
    }

    LegState confirmedHeld(boolean held) {
        return new LegState(sid, status, joined, holdDesired, Optional.of(held), requests, former);
    }

    LegState requested() {
        return new LegState(sid, status, joined, holdDesired, holdConfirmed, requests + 1, former);
    }

    /// A fresh dial of the same leg.
    LegState redialled() {
        return new LegState(
                Optional.empty(), LegStatus.DIALLING, false, holdDesired, Optional.empty(), 0, sid.or(() -> former));
    }
}
