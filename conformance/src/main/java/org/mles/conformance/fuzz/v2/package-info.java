/** Conversations of version 2. Thread: caller. Imports {@code fuzz} and what lies below. */
@NullMarked
package org.mles.conformance.fuzz.v2;

import org.jspecify.annotations.NullMarked;
