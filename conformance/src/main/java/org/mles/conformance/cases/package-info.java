/**
 * The cases, one annotated method each, and the {@code Lab} in which they run. Thread: case.
 * Imports {@code probe}, {@code wire}, {@code outcome} and {@code spec}.
 */
@NullMarked
package org.mles.conformance.cases;

import org.jspecify.annotations.NullMarked;
