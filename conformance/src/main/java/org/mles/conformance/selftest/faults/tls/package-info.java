/** Faults of what speaks TLS in front of a server or a client. Thread: any. */
@NullMarked
package org.mles.conformance.selftest.faults.tls;

import org.jspecify.annotations.NullMarked;
