/** What tests of several packages of the proxy share. */
@NullMarked
package org.mles.proxy.testing;

import org.jspecify.annotations.NullMarked;
