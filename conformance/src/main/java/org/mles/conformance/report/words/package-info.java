/**
 * Says in words what went over the wire: which frames a stream holds and what is in them, as far as
 * a log kept their octets. Thread: caller. Imports {@code outcome} and {@code wire}.
 */
@NullMarked
package org.mles.conformance.report.words;

import org.jspecify.annotations.NullMarked;
