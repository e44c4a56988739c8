/**
 * A client over plain blocking sockets: join, publish, subscribe, come back after a loss. Owner:
 * one daemon reader thread per client; publishers are the caller's threads. May import {@code
 * frame}, {@code auth} and {@code hash}.
 */
@NullMarked
package org.mles.client;

import org.jspecify.annotations.NullMarked;
