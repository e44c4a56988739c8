/** What the command lines of all programs of this project have in common. Thread: main. */
@NullMarked
package org.mles.cli.program;

import org.jspecify.annotations.NullMarked;
