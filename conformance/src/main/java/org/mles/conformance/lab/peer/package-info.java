/**
 * Where peer cases run: the suite plays the root above and the clients below. Thread: case. Imports
 * {@code lab.server} and what that imports.
 */
@NullMarked
package org.mles.conformance.lab.peer;

import org.jspecify.annotations.NullMarked;
