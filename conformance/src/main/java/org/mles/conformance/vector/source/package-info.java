/**
 * Where the packs come from: a text for each pack, in which one row is one test, written out by
 * {@code vectors generate}. Deterministic, with the suite's own hash and encoders, so that no codec
 * under test judges itself.
 *
 * <p>A text is made of paragraphs; {@code #} begins a comment, and eight spaces go on with the line
 * above.
 *
 * <ul>
 *   <li>{@code pack KIND SPEC}, {@code note FLAG BUG-TYPE CLAUSES} and {@code group ID}, each with
 *       its sentence below.
 *   <li>{@code let NAME = VALUE} or {@code let NAME(A, B) = VALUE}; {@link
 *       org.mles.conformance.vector.source.Notation} says how values are written.
 *   <li>{@code test LEVEL ID: COMMENT} with its clauses, flags and twin, what a codec is asked and
 *       what is due. If rows follow, each of them makes one such test, with the row's cells in the
 *       place of {@code <name>}.
 * </ul>
 *
 * Thread: any. May import {@code vector}, {@code wire} and {@code text}.
 */
@NullMarked
package org.mles.conformance.vector.source;

import org.jspecify.annotations.NullMarked;
