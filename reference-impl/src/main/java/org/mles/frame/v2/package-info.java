/**
 * The first message of version 2 to values: who, where to, by what token. Thread: any. May import
 * only {@code frame} and {@code rule}; knows no socket, thread or clock.
 */
@NullMarked
package org.mles.frame.v2;

import org.jspecify.annotations.NullMarked;
