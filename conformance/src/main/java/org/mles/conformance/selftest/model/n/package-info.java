/**
 * A scale model of a server of the N draft, whose every rule can be overridden. Thread: one per
 * connection, all state under the server's lock. Imports {@code wire}, {@code book}, {@code run}
 * and {@code selftest.model}.
 */
@NullMarked
package org.mles.conformance.selftest.model.n;

import org.jspecify.annotations.NullMarked;
