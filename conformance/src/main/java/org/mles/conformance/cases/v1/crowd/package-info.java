/**
 * Cases for servers of version 1 that take many: members, channels, refusals, departures.
 *
 * <p>Thread: one case each. Imports {@code lab} and what is below it.
 */
@NullMarked
package org.mles.conformance.cases.v1.crowd;

import org.jspecify.annotations.NullMarked;
