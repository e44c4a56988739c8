/** Command line of the benchmarks. Thread: main. */
@NullMarked
package org.mles.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
