/** Results made by hand, and a driver that fails. Thread: any. */
@NullMarked
package org.mles.benchmarks.testing;

import org.jspecify.annotations.NullMarked;
