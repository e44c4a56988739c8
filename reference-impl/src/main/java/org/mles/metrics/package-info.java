/**
 * The counters of a server as a page for Prometheus. Thread: one of its own. May import {@code
 * server}, {@code http} and what is below them.
 */
@NullMarked
package org.mles.metrics;

import org.jspecify.annotations.NullMarked;
