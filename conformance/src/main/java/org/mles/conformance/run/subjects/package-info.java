/**
 * What is under test, by kind: somebody else's server, a program that is started by a command, or
 * the reference in this process; and how a case comes by its bench on it. Thread: any. Imports
 * {@code cases} and what lies below; only the {@code Reference} classes see the reference.
 */
@NullMarked
package org.mles.conformance.run.subjects;

import org.jspecify.annotations.NullMarked;
