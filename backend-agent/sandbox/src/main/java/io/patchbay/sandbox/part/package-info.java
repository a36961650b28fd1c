/// What a simulated provider must be to be served by the sandbox: a path on the one server, and the things all parts
/// share. The composition root collects the parts; they know one another only through this package and `line`.
@NullMarked
package io.patchbay.sandbox.part;

import org.jspecify.annotations.NullMarked;
