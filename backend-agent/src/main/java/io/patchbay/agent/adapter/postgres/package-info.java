/// The stores over PostgreSQL. Every statement is a resource file of its own beside this package's classes; a
/// test checks each against the migrated schema. Start with [PostgresStores]. Seen by wiring alone.
@NullMarked
package io.patchbay.agent.adapter.postgres;

import org.jspecify.annotations.NullMarked;
