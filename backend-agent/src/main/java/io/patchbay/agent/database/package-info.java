/// The database itself: where it is, how an embedded PostgreSQL is started and stopped, how the schema is brought
/// up to date. Start with [Database]. Called by wiring, the command line and tests; knows nothing of calls.
@NullMarked
package io.patchbay.agent.database;

import org.jspecify.annotations.NullMarked;
