/**
 * Waits that tell a subject that stands still from a machine that does. Thread: any. Imports
 * nothing of the project.
 */
@NullMarked
package org.mles.conformance.time;

import org.jspecify.annotations.NullMarked;
