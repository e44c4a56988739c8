/**
 * The rules whose breach ends a connection, whatever it speaks, and the refusal that names one.
 * Thread: any. Imports nothing of the project.
 */
@NullMarked
package org.mles.rule;

import org.jspecify.annotations.NullMarked;
