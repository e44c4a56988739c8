/**
 * Octets of the v1 wire format to values and back: header, body, resync; {@code N…} types are the N
 * draft. Thread: any. May import only {@code rule}; knows no socket, thread or clock.
 */
@NullMarked
package org.mles.frame;

import org.jspecify.annotations.NullMarked;
