/**
 * What a run found, as values: verdicts, results and their JSON form, from which every report is
 * rendered. Thread: any. Imports {@code json}, {@code spec} and {@code text}.
 */
@NullMarked
package org.mles.conformance.outcome;

import org.jspecify.annotations.NullMarked;
