@NullMarked
package io.patchbay.agent;

import org.jspecify.annotations.NullMarked;
