/** Wrong clients, an enum for each chapter. Thread: any. Imports {@code model}. */
@NullMarked
package org.mles.conformance.selftest.faults.client;

import org.jspecify.annotations.NullMarked;
