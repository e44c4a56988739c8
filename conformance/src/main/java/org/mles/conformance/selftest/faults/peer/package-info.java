/** Wrong peer servers, an enum for each chapter. Thread: any. Imports {@code model}. */
@NullMarked
package org.mles.conformance.selftest.faults.peer;

import org.jspecify.annotations.NullMarked;
