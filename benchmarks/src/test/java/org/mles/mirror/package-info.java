/** What the benchmarks say of how loops share a channel, held against the server. */
@NullMarked
package org.mles.mirror;

import org.jspecify.annotations.NullMarked;
