/**
 * The judge's judge: subjects that are wrong in known ways, and the gates that every case must pass
 * on them. Thread: caller. Imports {@code run} and what lies below.
 */
@NullMarked
package org.mles.conformance.selftest;

import org.jspecify.annotations.NullMarked;
