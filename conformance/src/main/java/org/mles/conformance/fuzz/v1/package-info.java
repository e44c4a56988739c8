/** Conversations of version 1. Thread: caller. Imports {@code fuzz} and what lies below. */
@NullMarked
package org.mles.conformance.fuzz.v1;

import org.jspecify.annotations.NullMarked;
