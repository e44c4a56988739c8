/** The reference programs as subjects, in this process. Thread: any. */
@NullMarked
package org.mles.conformance.run.subjects.reference;

import org.jspecify.annotations.NullMarked;
