/**
 * Where the packs come from: one class for each pack, written out by {@code vectors generate}.
 * Deterministic, and with its own hash and encoders, so that no codec under test judges itself.
 * Thread: any. May import {@code vector}.
 */
@NullMarked
package org.mles.conformance.vector.source;

import org.jspecify.annotations.NullMarked;
