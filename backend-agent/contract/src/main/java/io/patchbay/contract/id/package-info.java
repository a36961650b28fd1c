/// Identifiers as types, so that a Call SID can never be passed where a session id is meant. Anyone may use them.
@NullMarked
package io.patchbay.contract.id;

import org.jspecify.annotations.NullMarked;
