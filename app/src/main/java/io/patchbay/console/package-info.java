@NullMarked
package io.patchbay.console;

import org.jspecify.annotations.NullMarked;
