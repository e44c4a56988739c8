/**
 * Octets of the N draft to values and back: header and JSON text. Thread: any. May import only
 * {@code frame} and {@code rule}; knows no socket, thread or clock.
 */
@NullMarked
package org.mles.frame.n;

import org.jspecify.annotations.NullMarked;
