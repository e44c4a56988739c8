/**
 * Certificates that renew themselves, from an authority that speaks ACME. Thread: one of its own.
 * May import all of {@code reference-impl} but its command line. Source: RFC 8555, RFC 8737.
 */
@NullMarked
package org.mles.proxy.acme;

import org.jspecify.annotations.NullMarked;
