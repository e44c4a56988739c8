/**
 * Pages made from a result file alone: HTML, Markdown, JUnit XML. Thread: any. Imports cores, page,
 * result and workload.
 */
@NullMarked
package org.mles.benchmarks.report;

import org.jspecify.annotations.NullMarked;
