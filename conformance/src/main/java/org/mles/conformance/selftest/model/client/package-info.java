/**
 * Scale models of Mles clients, of version 1 and of version 2, whose every rule can be overridden.
 * Thread: two per client. Imports {@code wire}, {@code lab}, {@code run} and {@code
 * selftest.model}.
 */
@NullMarked
package org.mles.conformance.selftest.model.client;

import org.jspecify.annotations.NullMarked;
