/**
 * Test vectors as a product: packs, their checks, codecs as subjects and the judge between them.
 * Thread: caller; a codec in a process of its own has a worker. May import {@code spec} and {@code
 * outcome}.
 */
@NullMarked
package org.mles.conformance.vector;

import org.jspecify.annotations.NullMarked;
