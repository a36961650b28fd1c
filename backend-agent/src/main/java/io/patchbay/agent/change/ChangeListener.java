package io.patchbay.agent.change;

/// Hears what changes. Called on one thread at a time, in commit order; slow work belongs elsewhere.
public interface ChangeListener {

    void changed(RowChange change);

    /// Something may have been missed: read the tables again. Said once the feed has begun or begun again (what
    /// commits from now on will be heard), when it is lost, and at the poll interval while it cannot be had.
    /// `reason` is a short sentence of ours.
    void gap(String reason);
}
