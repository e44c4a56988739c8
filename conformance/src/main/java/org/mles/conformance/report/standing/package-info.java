/**
 * How each subject stands, of all kinds and protocols: one row a subject, kept as JSON and shown as
 * a page. Thread: any. Imports {@code outcome} and {@code json}, and {@code report} for words.
 */
@NullMarked
package org.mles.conformance.report.standing;

import org.jspecify.annotations.NullMarked;
