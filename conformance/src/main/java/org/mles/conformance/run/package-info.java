/**
 * Selection, the runner and what its outcome means for the exit code. Thread: caller and the
 * runner's workers. Imports {@code run.subjects}, {@code cases} and what lies below.
 */
@NullMarked
package org.mles.conformance.run;

import org.jspecify.annotations.NullMarked;
