/**
 * Mosquitto. Thread: see each class. Imports driver, driver.broker, driver.wire, result, workload.
 */
@NullMarked
package org.mles.benchmarks.driver.broker.mosquitto;

import org.jspecify.annotations.NullMarked;
