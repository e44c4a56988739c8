/** Chapters for clients. Thread: case. Imports {@code lab.client} and what that imports. */
@NullMarked
package org.mles.conformance.cases.client;

import org.jspecify.annotations.NullMarked;
