package org.mles.conformance.selftest.model.v2;

import java.util.List;
import java.util.stream.Stream;
import org.mles.conformance.wire.HttpAnswer;

/**
 * A request of HTTP. Thread: any.
 *
 * @param version such as {@code HTTP/1.1}
 * @param fields names in lower case
 */
public record Request(String method, String target, String version, List<HttpAnswer.Field> fields) {
  /** Returns the values of a field, named in lower case. */
  public List<String> values(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(HttpAnswer.Field::value)
        .toList();
  }

  /** Returns what the fields of a name list. */
  public List<String> listed(String name) {
    return values(name).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(member -> !member.isEmpty())
        .toList();
  }
}
