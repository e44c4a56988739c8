/**
 * Programs under test: how they are started, heard and ended with all that they started. Thread:
 * any. Imports nothing of the project.
 */
@NullMarked
package org.mles.conformance.program;

import org.jspecify.annotations.NullMarked;
