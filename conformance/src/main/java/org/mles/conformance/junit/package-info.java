/**
 * The cases as tests of the JUnit Platform, by an engine of its own or as dynamic tests, for
 * implementers who bring JUnit themselves. Thread: JUnit's. Imports the options of the command
 * line, which are its settings, and what lies below.
 */
@NullMarked
package org.mles.conformance.junit;

import org.jspecify.annotations.NullMarked;
