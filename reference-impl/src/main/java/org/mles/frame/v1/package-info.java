/**
 * Octets of the v1 wire format to values and back: header, body, resync. Thread: any. May import
 * only {@code frame} and {@code rule}; knows no socket, thread or clock.
 */
@NullMarked
package org.mles.frame.v1;

import org.jspecify.annotations.NullMarked;
