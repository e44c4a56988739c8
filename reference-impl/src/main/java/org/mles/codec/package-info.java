/**
 * The codec and one channel behind requests in JSON, one a line, so that a program in any language
 * can ask them. Thread: caller. May import {@code session} and everything below it.
 */
@NullMarked
package org.mles.codec;

import org.jspecify.annotations.NullMarked;
