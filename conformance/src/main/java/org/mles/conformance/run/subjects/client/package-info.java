/**
 * Clients under test: programs that a command starts, or the reference in this process. Thread:
 * any. Imports {@code run.subjects} and what lies below.
 */
@NullMarked
package org.mles.conformance.run.subjects.client;

import org.jspecify.annotations.NullMarked;
