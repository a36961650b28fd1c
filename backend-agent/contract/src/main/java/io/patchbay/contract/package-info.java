/// The words the console and the agent share. Depends on nothing of ours; start with `row` (what a table row is) and
/// `phi` (what must never leak).
@NullMarked
package io.patchbay.contract;

import org.jspecify.annotations.NullMarked;
