/**
 * Channels as logs with cursors: fan-out, history, no echo and slow readers. Thread: the loop that
 * owns the router. May import {@code frame}; knows no socket, thread or clock.
 */
@NullMarked
package org.mles.channel;

import org.jspecify.annotations.NullMarked;
