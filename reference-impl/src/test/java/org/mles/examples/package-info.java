/** Programs to copy: each is whole, and each is run by the build. Imports only {@code client}. */
@NullMarked
package org.mles.examples;

import org.jspecify.annotations.NullMarked;
