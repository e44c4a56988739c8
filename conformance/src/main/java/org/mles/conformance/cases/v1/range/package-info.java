/**
 * Cases for servers of version 1 that try a whole range and not one value of it: bodies of the
 * vectors, octets, bits, names, sizes. Thread: case. Imports {@code lab}, {@code book}, {@code
 * vector} and {@code wire}.
 */
@NullMarked
package org.mles.conformance.cases.v1.range;

import org.jspecify.annotations.NullMarked;
