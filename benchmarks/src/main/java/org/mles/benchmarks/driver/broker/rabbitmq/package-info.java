/**
 * RabbitMQ. Thread: see each class. Imports driver, driver.broker, driver.wire, process, result,
 * workload.
 */
@NullMarked
package org.mles.benchmarks.driver.broker.rabbitmq;

import org.jspecify.annotations.NullMarked;
