/**
 * JMH benchmarks of the protocol's parts. Thread: JMH's. Imports the reference implementation only.
 */
@NullMarked
package org.mles.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
