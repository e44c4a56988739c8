/**
 * What a server does for TLS: the certificate that it shows, and how connections come to it.
 * Thread: any. May import what {@code server} may, and nothing of that.
 */
@NullMarked
package org.mles.server.tls;

import org.jspecify.annotations.NullMarked;
