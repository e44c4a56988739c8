/**
 * Commands that run something: from options to a plan, from verdicts to screen, reports and exit
 * code. Thread: main. Imports {@code cli.option} and {@code cli.file}.
 */
@NullMarked
package org.mles.conformance.cli.run;

import org.jspecify.annotations.NullMarked;
