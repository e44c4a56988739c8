/**
 * Cases for proxies that carry version 1 over WebSocket. Thread: case. Imports {@code lab.proxy}.
 */
@NullMarked
package org.mles.conformance.cases.proxy;

import org.jspecify.annotations.NullMarked;
