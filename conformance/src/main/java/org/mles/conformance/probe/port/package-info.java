/** Where the suite listens. Thread: any. Imports {@code time}. */
@NullMarked
package org.mles.conformance.probe.port;

import org.jspecify.annotations.NullMarked;
