package org.mles.conformance.selftest.model.v2;

import java.util.List;
import org.mles.conformance.wire.HttpHead;

/**
 * A request of HTTP. Thread: any.
 *
 * @param version such as {@code HTTP/1.1}
 */
public record Request(String method, String target, String version, List<Field> fields)
    implements HttpHead {}
