/// What the tests of single parts share: one part on a real server.
@NullMarked
package io.patchbay.sandbox.testkit;

import org.jspecify.annotations.NullMarked;
