/**
 * A scale model of a server of version 2, whose every rule can be overridden. Thread: one per
 * connection and a clock; all state of channels under the server's lock.
 */
@NullMarked
package org.mles.conformance.selftest.model.v2;

import org.jspecify.annotations.NullMarked;
