/**
 * The server put together: configuration, loops, visitors, members, counters. Thread: see each
 * class. May import everything below {@code cli}.
 */
@NullMarked
package org.mles.server;

import org.jspecify.annotations.NullMarked;
