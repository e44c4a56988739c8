/**
 * Pages that a proxy shows beside its WebSockets: read once at the start into a table, so that no
 * path from the wire ever touches a file. Thread: any. May import {@code http} and {@code memory}.
 */
@NullMarked
package org.mles.proxy.site;

import org.jspecify.annotations.NullMarked;
