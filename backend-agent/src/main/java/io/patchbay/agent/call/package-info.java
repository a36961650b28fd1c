/// The life of one call, pure: where it is ([CallState]), what can happen ([CallEvent]), what is then to be done
/// ([Effect]), and the
/// one function that decides ([CallMachine]). Sees `listen`'s values and the contract's ids; no port, no clock, no log.
@NullMarked
package io.patchbay.agent.call;

import org.jspecify.annotations.NullMarked;
