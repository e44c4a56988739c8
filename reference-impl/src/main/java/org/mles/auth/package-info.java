/**
 * Which key a first frame must carry, in the three modes of the protocol. Thread: any. May import
 * {@code hash}.
 */
@NullMarked
package org.mles.auth;

import org.jspecify.annotations.NullMarked;
