/**
 * What the agents of a run and their coordinator say to each other, as values, and a codec that
 * believes nothing. Thread: any. Imports stats, workload.
 */
@NullMarked
package org.mles.benchmarks.crew.word;

import org.jspecify.annotations.NullMarked;
