/**
 * Searches for conversations that break a server: valid ones, changed where their structure is,
 * with liveness and isolation as the judges. What is said, and what is owed for it, is a {@link
 * Dialect}. Thread: caller, with the readers of its peers. Imports {@code run} and what lies below.
 */
@NullMarked
package org.mles.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
