/** Wrong servers of the N draft, an enum for each chapter. Thread: any. Imports {@code model}. */
@NullMarked
package org.mles.conformance.selftest.faults.n;

import org.jspecify.annotations.NullMarked;
