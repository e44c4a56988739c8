/**
 * Where server cases run: channels with proven members, in both protocols. Thread: case. Imports
 * {@code lab}, {@code book}, {@code probe} and {@code wire}.
 */
@NullMarked
package org.mles.conformance.lab.server;

import org.jspecify.annotations.NullMarked;
