/// What an operator sets, from the environment or a file of the same words, checked as a whole: every problem is named
/// with its
/// variable and what to do, before anything starts.
@NullMarked
package io.patchbay.agent.config;

import org.jspecify.annotations.NullMarked;
