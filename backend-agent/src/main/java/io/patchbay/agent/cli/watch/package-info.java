/// The live table in a terminal, for machines without a display. Asks the gateway as any client does; shows names and
/// numbers masked. Start at [LiveTable].
@NullMarked
package io.patchbay.agent.cli.watch;

import org.jspecify.annotations.NullMarked;
