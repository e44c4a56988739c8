/**
 * Where client cases run: the suite plays the server. Thread: case. Imports {@code lab}, {@code
 * book}, {@code probe} and {@code wire}.
 */
@NullMarked
package org.mles.conformance.lab.client;

import org.jspecify.annotations.NullMarked;
