/**
 * Cases for servers of version 2, one class per chapter. Thread: case. Imports {@code lab.server},
 * {@code book}, {@code probe} and {@code wire}.
 */
@NullMarked
package org.mles.conformance.cases.v2;

import org.jspecify.annotations.NullMarked;
