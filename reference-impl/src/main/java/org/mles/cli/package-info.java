/** Command line: words to calls. Thread: main. May import everything below. */
@NullMarked
package org.mles.cli;

import org.jspecify.annotations.NullMarked;
