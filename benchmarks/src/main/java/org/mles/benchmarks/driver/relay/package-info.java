/**
 * The floors: relays without a protocol, and relays with a known fault. Thread: see each class.
 * Imports driver, driver.mles, driver.wire, process, workload.
 */
@NullMarked
package org.mles.benchmarks.driver.relay;

import org.jspecify.annotations.NullMarked;
