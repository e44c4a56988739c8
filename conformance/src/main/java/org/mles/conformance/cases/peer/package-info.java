/** Chapters for peer servers. Thread: case. Imports {@code lab.peer} and what that imports. */
@NullMarked
package org.mles.conformance.cases.peer;

import org.jspecify.annotations.NullMarked;
