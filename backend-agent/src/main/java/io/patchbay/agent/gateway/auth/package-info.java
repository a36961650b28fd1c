/// Who is asking: tokens checked before anything else of a request is looked at, and the token an agent gives to the
/// programs of its own user on its own machine.
@NullMarked
package io.patchbay.agent.gateway.auth;

import org.jspecify.annotations.NullMarked;
