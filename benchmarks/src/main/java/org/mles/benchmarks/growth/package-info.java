/**
 * How the server grows: sweeps of subscribers and channels with its memory read, and what the
 * constants say about more than one machine can have. Thread: the run's.
 */
@NullMarked
package org.mles.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
