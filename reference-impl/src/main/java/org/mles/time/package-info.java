/**
 * What time it is, what is due, how long to wait: nothing here sleeps or starts a thread. Imports
 * nothing of the project.
 */
@NullMarked
package org.mles.time;

import org.jspecify.annotations.NullMarked;
