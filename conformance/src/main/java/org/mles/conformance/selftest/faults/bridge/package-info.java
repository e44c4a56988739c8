/** Faults of bridges. Thread: any. Imports {@code selftest.model.bridge}. */
@NullMarked
package org.mles.conformance.selftest.faults.bridge;

import org.jspecify.annotations.NullMarked;
