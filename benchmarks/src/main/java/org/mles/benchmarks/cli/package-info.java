/** Command line of the benchmarks: words to calls. Thread: main. */
@NullMarked
package org.mles.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
