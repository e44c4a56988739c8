/**
 * Where bridge cases run: the suite plays both servers of version 2. Thread: case. Imports {@code
 * lab} and what that imports.
 */
@NullMarked
package org.mles.conformance.lab.bridge;

import org.jspecify.annotations.NullMarked;
