/// The supervisors' desktop console: a program that knows an agent or a Supabase project only through its public
/// protocols. `Launcher` starts it, `ConsoleWiring` plugs it together, `feed` brings the rows, each screen is a
/// package.
@NullMarked
package io.patchbay.console;

import org.jspecify.annotations.NullMarked;
