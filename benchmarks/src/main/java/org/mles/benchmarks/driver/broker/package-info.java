/**
 * What brokers have in common: where they come from, how they are driven. A broker has a package of
 * its own below this one. Thread: caller. Imports driver, driver.wire, process.
 */
@NullMarked
package org.mles.benchmarks.driver.broker;

import org.jspecify.annotations.NullMarked;
