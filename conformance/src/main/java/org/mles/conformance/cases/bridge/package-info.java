/** Cases for bridges between two servers of version 2. Thread: case. Imports {@code lab.bridge}. */
@NullMarked
package org.mles.conformance.cases.bridge;

import org.jspecify.annotations.NullMarked;
