/// The console's few controls of its own and what all screens share: badge, tile, connection light, one tick for every
/// clock. Screens use it; it knows no screen.
@NullMarked
package io.patchbay.console.kit;

import org.jspecify.annotations.NullMarked;
