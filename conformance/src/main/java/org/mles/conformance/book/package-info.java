/**
 * What a case is: its card, its kind of subject and protocol, and the configuration that it asks
 * for. Thread: any. Imports {@code wire} and {@code spec}.
 */
@NullMarked
package org.mles.conformance.book;

import org.jspecify.annotations.NullMarked;
