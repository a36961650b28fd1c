/// Fixtures of the console's tests.
@NullMarked
package io.patchbay.console.testkit;

import org.jspecify.annotations.NullMarked;
