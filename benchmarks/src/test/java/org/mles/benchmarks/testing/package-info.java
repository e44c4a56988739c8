/** Results made by hand. Thread: any. */
@NullMarked
package org.mles.benchmarks.testing;

import org.jspecify.annotations.NullMarked;
