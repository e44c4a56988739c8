/**
 * What all wire formats share: the result of decoding and strict UTF-8. The formats are the
 * packages below, which do not know each other. Thread: any. May import only {@code rule}; knows no
 * socket, thread or clock.
 */
@NullMarked
package org.mles.frame;

import org.jspecify.annotations.NullMarked;
