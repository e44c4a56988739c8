/**
 * A scale model of a Mles server, slow and simple, whose every rule can be overridden: what the
 * self-test breaks. Thread: one per connection, all state under the server's lock. Imports {@code
 * wire}, {@code cases} and {@code run}.
 */
@NullMarked
package org.mles.conformance.selftest.model;

import org.jspecify.annotations.NullMarked;
