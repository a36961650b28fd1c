/// What the console looks like and says: style sheets over AtlantaFX's looked-up colours, typefaces, message bundles.
/// Holds no JavaFX type, so that a test or a tool can read it without a toolkit. Start at `UiResources`.
@NullMarked
package io.patchbay.ui;

import org.jspecify.annotations.NullMarked;
