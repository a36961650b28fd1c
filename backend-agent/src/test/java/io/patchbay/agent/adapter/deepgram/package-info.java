/// Tests of the Deepgram adapter against the wire reference, over loopback.
@NullMarked
package io.patchbay.agent.adapter.deepgram;

import org.jspecify.annotations.NullMarked;
