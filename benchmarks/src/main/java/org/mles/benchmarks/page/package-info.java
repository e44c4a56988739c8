/**
 * What pages are made of, whatever they tell: HTML and its style, drawings, scales, blocks between
 * comments. Thread: caller. Imports nothing of ours.
 */
@NullMarked
package org.mles.benchmarks.page;

import org.jspecify.annotations.NullMarked;
