/**
 * One thread, one selector, many connections: knows nothing of Mles. Thread: loop. May import only
 * {@code time}.
 */
@NullMarked
package org.mles.net;

import org.jspecify.annotations.NullMarked;
