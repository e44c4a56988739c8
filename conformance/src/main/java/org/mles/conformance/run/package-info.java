/**
 * Subjects, selection, the runner and what its outcome means for the exit code. Thread: caller and
 * the runner's workers. Imports {@code cases} and what lies below; only {@link
 * org.mles.conformance.run.ReferenceSubject} and {@link org.mles.conformance.run.ReferenceCodec}
 * see the reference server.
 */
@NullMarked
package org.mles.conformance.run;

import org.jspecify.annotations.NullMarked;
