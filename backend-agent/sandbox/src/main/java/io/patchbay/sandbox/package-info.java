@NullMarked
package io.patchbay.sandbox;

import org.jspecify.annotations.NullMarked;
