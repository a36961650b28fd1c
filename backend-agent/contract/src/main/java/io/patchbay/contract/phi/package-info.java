/// Protected health information as types that mask themselves. The value leaves only through `reveal(Purpose)`.
@NullMarked
package io.patchbay.contract.phi;

import org.jspecify.annotations.NullMarked;
