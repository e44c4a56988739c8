/**
 * Where proxy cases run: the suite plays pages of browsers on one side and the upstream server of
 * version 1 on the other. Thread: case. Imports {@code lab.server} and what that imports.
 */
@NullMarked
package org.mles.conformance.lab.proxy;

import org.jspecify.annotations.NullMarked;
