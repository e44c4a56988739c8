/**
 * What a server may occupy: one count for its heap, one for its direct memory, over all loops and
 * protocols. Thread: any, unless a class says otherwise. Imports nothing of the project.
 */
@NullMarked
package org.mles.memory;

import org.jspecify.annotations.NullMarked;
