/**
 * Chapters for servers of the N draft. Thread: case. Imports {@code lab.server} and what that
 * imports.
 */
@NullMarked
package org.mles.conformance.cases.n;

import org.jspecify.annotations.NullMarked;
