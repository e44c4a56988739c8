/**
 * A scale model of a proxy for browsers, whose decisions a fault can break one by one. Thread: one
 * per connection. Imports {@code selftest.model.v2} for its WebSocket.
 */
@NullMarked
package org.mles.conformance.selftest.model.proxy;

import org.jspecify.annotations.NullMarked;
