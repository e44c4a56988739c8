/**
 * What a fault is. They are built below, by wire: an enum for each chapter, of which each constant
 * is the scale model with one decision broken. Thread: any. Imports {@code run} and {@code book}.
 */
@NullMarked
package org.mles.conformance.selftest.faults;

import org.jspecify.annotations.NullMarked;
