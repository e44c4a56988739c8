/**
 * One class of wrong rules per chapter: the scale model with one decision broken. Thread: as {@code
 * model}. Imports {@code model}, {@code cases} and {@code wire}.
 */
@NullMarked
package org.mles.conformance.selftest.faults;

import org.jspecify.annotations.NullMarked;
