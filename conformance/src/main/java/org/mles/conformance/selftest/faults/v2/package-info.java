/** Wrong servers of version 2, an enum for each chapter. Thread: any. Imports {@code model}. */
@NullMarked
package org.mles.conformance.selftest.faults.v2;

import org.jspecify.annotations.NullMarked;
