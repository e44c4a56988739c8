/** Results made by hand, a driver that fails, a port where nobody answers. Thread: any. */
@NullMarked
package org.mles.benchmarks.testing;

import org.jspecify.annotations.NullMarked;
