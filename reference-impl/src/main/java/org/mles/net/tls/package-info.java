/**
 * Octets in records of TLS, as a transport. What a handshake costs is worked off by other threads.
 * Thread: loop. May import {@code net}, {@code memory}, {@code rule} and {@code text}.
 */
@NullMarked
package org.mles.net.tls;

import org.jspecify.annotations.NullMarked;
