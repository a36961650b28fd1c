/// Tests of the dial rules: clocks that change, zones side by side, the rate under random load, the breaker.
@NullMarked
package io.patchbay.agent.schedule;

import org.jspecify.annotations.NullMarked;
