/**
 * Protocol of one connection without I/O: octets in, joins and frames out. Thread: the connection's
 * loop. May import {@code auth} and {@code frame}; knows no socket, thread or clock.
 */
@NullMarked
package org.mles.session;

import org.jspecify.annotations.NullMarked;
