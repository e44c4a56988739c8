/** Faults of proxies for browsers. Thread: any. Imports {@code selftest.model.proxy}. */
@NullMarked
package org.mles.conformance.selftest.faults.proxy;

import org.jspecify.annotations.NullMarked;
