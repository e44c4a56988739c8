/** Wrong servers of version 1, an enum for each chapter. Thread: any. Imports {@code model}. */
@NullMarked
package org.mles.conformance.selftest.faults.v1;

import org.jspecify.annotations.NullMarked;
