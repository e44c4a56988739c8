/**
 * The suite's own octets: frames whose every field may lie, bodies, hash and hex dump, written
 * without the code under test. Thread: any. Imports nothing of the project but {@code spec}.
 */
@NullMarked
package org.mles.conformance.wire;

import org.jspecify.annotations.NullMarked;
