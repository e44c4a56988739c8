/**
 * Version 1 over WebSocket: browsers on one side, an upstream server on the other, and a lane for
 * each channel of each browser between them. Thread: one loop. May import all of {@code
 * reference-impl} but its command line.
 */
@NullMarked
package org.mles.proxy.web;

import org.jspecify.annotations.NullMarked;
