/**
 * One thread, one selector, many connections: knows nothing of Mles. Thread: loop. Imports nothing
 * of the project.
 */
@NullMarked
package org.mles.net;

import org.jspecify.annotations.NullMarked;
