/**
 * TLS as both sides speak it, from the JVM alone, since the judge must not share a mistake with
 * those whom it judges. Thread: any. Imports {@code probe}.
 */
@NullMarked
package org.mles.conformance.tls;

import org.jspecify.annotations.NullMarked;
