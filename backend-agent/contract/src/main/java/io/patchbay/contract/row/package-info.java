/// What a database row is called and may contain: the enums of the constrained columns, with the exact words of the
/// schema.
@NullMarked
package io.patchbay.contract.row;

import org.jspecify.annotations.NullMarked;
