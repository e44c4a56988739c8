/** Small doubles and measures that tests of several packages share. */
@NullMarked
package org.mles.testing;

import org.jspecify.annotations.NullMarked;
