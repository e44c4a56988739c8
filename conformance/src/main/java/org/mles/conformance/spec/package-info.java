/**
 * The specification as a registry: its Markdown text is parsed into clauses, so that text and
 * registry are one thing. Thread: any. Imports nothing of the project.
 */
@NullMarked
package org.mles.conformance.spec;

import org.jspecify.annotations.NullMarked;
