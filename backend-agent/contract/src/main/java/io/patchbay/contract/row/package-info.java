/// What a database row is called and may contain: the enums of the constrained columns, with the exact words of the
/// schema, and the records console and command line read rows into. Parsing is lenient; writing is the agent's.
@NullMarked
package io.patchbay.contract.row;

import org.jspecify.annotations.NullMarked;
