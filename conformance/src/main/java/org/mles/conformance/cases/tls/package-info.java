/**
 * Cases about what carries the octets of a server, asked inside TLS whatever is spoken there.
 * Thread: case. Imports {@code lab}, {@code tls} and {@code wire}.
 */
@NullMarked
package org.mles.conformance.cases.tls;

import org.jspecify.annotations.NullMarked;
