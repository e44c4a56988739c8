/** Values of options as they are written on the command line. Thread: main. */
@NullMarked
package org.mles.cli.option;

import org.jspecify.annotations.NullMarked;
