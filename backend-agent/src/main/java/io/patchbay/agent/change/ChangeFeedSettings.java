package io.patchbay.agent.change;

import io.patchbay.agent.database.DatabaseAddress;
import java.time.Duration;

/// Where to listen and how long to wait. `pulse` is how often the feed proves to itself that it still hears: two
/// pulses of silence and it begins again. `poll` is how often listeners are told to read the tables while there
/// is no feed, and the longest wait between attempts to reconnect.
public record ChangeFeedSettings(DatabaseAddress address, String publication, Duration pulse, Duration poll) {

    /// The product's figures: a dead connection is found within ten seconds, without a feed tables are read every
    /// two.
    public static ChangeFeedSettings standard(DatabaseAddress address) {
        return new ChangeFeedSettings(address, "supabase_realtime", Duration.ofSeconds(5), Duration.ofSeconds(2));
    }
}
