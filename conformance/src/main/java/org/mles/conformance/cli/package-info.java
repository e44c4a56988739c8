/**
 * Command line of the conformance suite: words to calls, results to lines and exit codes. Thread:
 * main.
 */
@NullMarked
package org.mles.conformance.cli;

import org.jspecify.annotations.NullMarked;
