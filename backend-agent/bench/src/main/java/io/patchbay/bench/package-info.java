@NullMarked
package io.patchbay.bench;

import org.jspecify.annotations.NullMarked;
