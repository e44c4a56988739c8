/**
 * A scale model of a Mles client, whose every rule can be overridden. Thread: two per client.
 * Imports {@code wire}, {@code lab}, {@code run} and {@code selftest.model}.
 */
@NullMarked
package org.mles.conformance.selftest.model.client;

import org.jspecify.annotations.NullMarked;
