/**
 * WebSocket without input or output of its own: handshakes, frames and messages of both sides.
 * Thread: caller. May import http, memory and rule. Source: RFC 6455.
 */
@NullMarked
package org.mles.ws;

import org.jspecify.annotations.NullMarked;
