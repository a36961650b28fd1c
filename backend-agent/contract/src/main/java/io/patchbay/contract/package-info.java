@NullMarked
package io.patchbay.contract;

import org.jspecify.annotations.NullMarked;
