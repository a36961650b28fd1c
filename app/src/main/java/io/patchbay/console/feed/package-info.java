/// From the server's rows to what every screen shows: an immutable `ConsoleState`, made on a background thread and
/// carried to the JavaFX thread by `FxFeed` alone. Screens subscribe to `FxFeed` and know nothing of the rest.
@NullMarked
package io.patchbay.console.feed;

import org.jspecify.annotations.NullMarked;
