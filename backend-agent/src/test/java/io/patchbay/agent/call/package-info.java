@NullMarked
package io.patchbay.agent.call;

import org.jspecify.annotations.NullMarked;
