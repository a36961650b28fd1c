/// Tests of one request's fate, and the scripted loopback server every adapter is tried against.
@NullMarked
package io.patchbay.agent.outbound;

import org.jspecify.annotations.NullMarked;
