/**
 * Files that a user names, read and written, with trouble told in one line. Thread: main. Imports
 * {@code outcome}.
 */
@NullMarked
package org.mles.conformance.cli.file;

import org.jspecify.annotations.NullMarked;
