/**
 * The result file {@code fanout-result/1} as records, and its JSON. Thread: any. Imports stats and
 * workload.
 */
@NullMarked
package org.mles.benchmarks.result;

import org.jspecify.annotations.NullMarked;
