/**
 * Text that others wrote, made fit for a screen or a page, and texts that the jar carries. Thread:
 * any. Imports nothing of the project.
 */
@NullMarked
package org.mles.conformance.text;

import org.jspecify.annotations.NullMarked;
