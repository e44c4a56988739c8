/**
 * Renders a run as JUnit XML, CTRF, Markdown and HTML; nothing here decides anything. Thread: any.
 * Imports {@code outcome} and {@code wire}.
 */
@NullMarked
package org.mles.conformance.report;

import org.jspecify.annotations.NullMarked;
