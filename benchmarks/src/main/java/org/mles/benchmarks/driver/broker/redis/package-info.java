/** Redis. Thread: see each class. Imports driver, driver.broker, result, workload. */
@NullMarked
package org.mles.benchmarks.driver.broker.redis;

import org.jspecify.annotations.NullMarked;
