/**
 * Chapters for servers of version 1, one annotated method for each case. Thread: case. Imports
 * {@code lab.server} and what that imports.
 */
@NullMarked
package org.mles.conformance.cases.v1;

import org.jspecify.annotations.NullMarked;
