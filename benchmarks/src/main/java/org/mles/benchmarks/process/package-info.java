/**
 * Child processes: finding, starting, looking at them. Thread: any. Imports nothing of the project.
 */
@NullMarked
package org.mles.benchmarks.process;

import org.jspecify.annotations.NullMarked;
