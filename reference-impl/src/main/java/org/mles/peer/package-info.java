/**
 * Links to an upstream server, one per channel, and the history they bring back. Thread: loop. May
 * import {@code session} and everything below it.
 */
@NullMarked
package org.mles.peer;

import org.jspecify.annotations.NullMarked;
