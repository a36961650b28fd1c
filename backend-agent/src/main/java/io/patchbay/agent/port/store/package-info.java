/// The database in our own words. What a decision writes is a list of [StoreWrite]s committed as one transaction; what
/// it needs to
/// know is read through small interfaces. Implemented by `adapter.postgres`, called by `runtime` and the ways in.
@NullMarked
package io.patchbay.agent.port.store;

import org.jspecify.annotations.NullMarked;
