/** Command line of the proxy: words to calls. Thread: main. May import everything below. */
@NullMarked
package org.mles.proxy.cli;

import org.jspecify.annotations.NullMarked;
