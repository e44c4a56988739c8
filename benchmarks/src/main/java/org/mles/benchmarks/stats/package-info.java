/**
 * Deliveries to numbers: lanes, percentiles, intervals, CPU, noise. Thread: see each class. Imports
 * workload.
 */
@NullMarked
package org.mles.benchmarks.stats;

import org.jspecify.annotations.NullMarked;
