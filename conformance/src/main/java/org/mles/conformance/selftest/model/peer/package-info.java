/**
 * What the scale model does as a peer server, whose every rule can be overridden. Thread: one per
 * link, all state under the server's lock. Imports {@code wire}, {@code book}, {@code run} and
 * {@code selftest.model}.
 */
@NullMarked
package org.mles.conformance.selftest.model.peer;

import org.jspecify.annotations.NullMarked;
