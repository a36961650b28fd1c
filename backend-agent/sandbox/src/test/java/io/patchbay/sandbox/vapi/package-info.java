/// Whole conversations with the simulated assistant: a scripted clinic at one end, the customer's server at the other.
@NullMarked
package io.patchbay.sandbox.vapi;

import org.jspecify.annotations.NullMarked;
