/**
 * A scale model of a bridge between two servers of version 2, whose decisions a fault can break one
 * by one. Thread: several for each server. Imports {@code selftest.model.v2} for its WebSocket.
 */
@NullMarked
package org.mles.conformance.selftest.model.bridge;

import org.jspecify.annotations.NullMarked;
