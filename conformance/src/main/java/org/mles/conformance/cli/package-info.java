/** Command line of the conformance: words to calls. Thread: main. */
@NullMarked
package org.mles.conformance.cli;

import org.jspecify.annotations.NullMarked;
