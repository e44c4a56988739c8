/**
 * Frames explained to people, octet by octet. Thread: caller. May import {@code frame} and what is
 * below it.
 */
@NullMarked
package org.mles.inspect;

import org.jspecify.annotations.NullMarked;
