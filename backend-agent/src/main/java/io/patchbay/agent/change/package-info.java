/// What changes in the database, row by row, the moment it is committed: logical decoding of the publication
/// `supabase_realtime`. The tables are the truth and the feed a wake-up: after every gap the listener reads the
/// tables again. Start with [ChangeFeed].
@NullMarked
package io.patchbay.agent.change;

import org.jspecify.annotations.NullMarked;
