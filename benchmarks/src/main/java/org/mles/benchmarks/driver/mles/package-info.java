/**
 * Mles servers and how they are loaded: v1 frames over plain sockets. Thread: see each class.
 * Imports driver, driver.wire, process, workload.
 */
@NullMarked
package org.mles.benchmarks.driver.mles;

import org.jspecify.annotations.NullMarked;
