/**
 * Text that others wrote, made safe to show. Thread: any. May import nothing of ours.
 *
 * <p>Whatever this process writes for people or their tools passes here: log lines, error lines,
 * messages of exceptions, output of commands.
 */
@NullMarked
package org.mles.text;

import org.jspecify.annotations.NullMarked;
