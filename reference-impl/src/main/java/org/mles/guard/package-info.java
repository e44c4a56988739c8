/**
 * What a channel knows of frames that were seen: digests, and who brought them how often. Thread:
 * loop.
 */
@NullMarked
package org.mles.guard;

import org.jspecify.annotations.NullMarked;
