/// The live table: every call on a line, every call that waits and those that just ended. `Live` is the way in; state
/// goes `ConsoleState` → `LiveViewModel` → `LiveView`, texts are made in `CallTexts` and nowhere else.
@NullMarked
package io.patchbay.console.live;

import org.jspecify.annotations.NullMarked;
