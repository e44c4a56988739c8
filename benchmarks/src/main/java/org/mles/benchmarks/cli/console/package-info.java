/** What a run shows at a console, and how it hears that it has to end. Thread: see each class. */
@NullMarked
package org.mles.benchmarks.cli.console;

import org.jspecify.annotations.NullMarked;
