/**
 * A client over plain blocking sockets: join, publish, subscribe, come back after a loss, in
 * version 1 or the N draft. Owner: one daemon reader thread per client; publishers are the caller's
 * threads. May import {@code frame}, {@code auth}, {@code hash} and {@code peer}.
 */
@NullMarked
package org.mles.client;

import org.jspecify.annotations.NullMarked;
