/// The sandbox's own interface, for tests and operators: what happened, who can be called, what shall go wrong. Under
/// `/_sandbox/`, plain JSON, loopback only.
@NullMarked
package io.patchbay.sandbox.control;

import org.jspecify.annotations.NullMarked;
