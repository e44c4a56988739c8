/**
 * A scale model of what speaks TLS, in front of a model server or client that speaks plain. Thread:
 * any. Imports {@code model} and the certificates of the reference.
 */
@NullMarked
package org.mles.conformance.selftest.model.tls;

import org.jspecify.annotations.NullMarked;
