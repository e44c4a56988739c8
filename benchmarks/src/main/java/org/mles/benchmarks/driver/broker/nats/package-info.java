/** NATS. Thread: see each class. Imports driver, driver.broker, result, workload. */
@NullMarked
package org.mles.benchmarks.driver.broker.nats;

import org.jspecify.annotations.NullMarked;
