/// Tests of the VAPI adapter against the wire reference, over loopback.
@NullMarked
package io.patchbay.agent.adapter.vapi;

import org.jspecify.annotations.NullMarked;
