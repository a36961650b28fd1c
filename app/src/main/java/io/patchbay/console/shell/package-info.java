/// The window around the screens: name, connection light, appearance, the one place where failures are told. Knows no
/// screen; `ConsoleWiring` hands them in.
@NullMarked
package io.patchbay.console.shell;

import org.jspecify.annotations.NullMarked;
