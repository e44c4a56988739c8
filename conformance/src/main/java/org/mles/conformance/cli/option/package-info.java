/**
 * Options of the command line, each group with the value that it stands for. Thread: main. Imports
 * {@code cli.file} and everything below the command line.
 */
@NullMarked
package org.mles.conformance.cli.option;

import org.jspecify.annotations.NullMarked;
