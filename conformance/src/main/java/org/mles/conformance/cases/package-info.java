/**
 * The book of all cases, made of the chapters below. Thread: any. Imports {@code book} and the
 * chapters.
 */
@NullMarked
package org.mles.conformance.cases;

import org.jspecify.annotations.NullMarked;
