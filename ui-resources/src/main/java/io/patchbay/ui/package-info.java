@NullMarked
package io.patchbay.ui;

import org.jspecify.annotations.NullMarked;
