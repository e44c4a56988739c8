/**
 * The orchestrator: rounds of legs, each with a fresh server and a fresh load JVM. Thread: main.
 * Imports driver, result, stats, workload.
 */
@NullMarked
package org.mles.benchmarks.run;

import org.jspecify.annotations.NullMarked;
