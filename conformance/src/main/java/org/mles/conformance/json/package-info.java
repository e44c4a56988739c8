/**
 * JSON files that others wrote: read strictly and within bounds, held against a schema, with
 * trouble told by line and reason. Thread: any. Imports {@code text}.
 */
@NullMarked
package org.mles.conformance.json;

import org.jspecify.annotations.NullMarked;
