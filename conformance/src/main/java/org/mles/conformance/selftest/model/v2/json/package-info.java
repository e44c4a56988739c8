/** Text of first messages, read so that each rule can be broken by itself. Thread: any. */
@NullMarked
package org.mles.conformance.selftest.model.v2.json;

import org.jspecify.annotations.NullMarked;
