/// Calls from a file: read whole, checked line by line, and taken whole or not at all. Start with [CsvImport].
/// Called by the command line; what it accepts is stored through [ImportStore].
@NullMarked
package io.patchbay.agent.importing;

import org.jspecify.annotations.NullMarked;
