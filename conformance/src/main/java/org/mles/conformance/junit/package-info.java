/**
 * The cases as JUnit 5 dynamic tests, for implementers on the JVM who bring JUnit themselves.
 * Thread: JUnit's. Imports {@code run} and what lies below.
 */
@NullMarked
package org.mles.conformance.junit;

import org.jspecify.annotations.NullMarked;
