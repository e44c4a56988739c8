/**
 * The suite's own octets: frames whose every field may lie, bodies, hash, hex dump and what they
 * say in words, written without the code under test. Thread: any. Imports {@code spec} and {@code
 * text}.
 */
@NullMarked
package org.mles.conformance.wire;

import org.jspecify.annotations.NullMarked;
