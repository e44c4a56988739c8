/**
 * The load process of one leg: subscribe, prove readiness, warm up, publish, prove delivery.
 * Thread: main of the load JVM. Imports crew.word, driver, result, stats, workload.
 */
@NullMarked
package org.mles.benchmarks.load;

import org.jspecify.annotations.NullMarked;
