/** SipHash-2-4 and the join hash of the protocol. Thread: any. Imports nothing of the project. */
@NullMarked
package org.mles.hash;

import org.jspecify.annotations.NullMarked;
