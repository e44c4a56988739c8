package org.mles.conformance.cases;

import java.util.Set;
import java.util.stream.Collectors;
import org.mles.conformance.text.Resource;

/**
 * Tells which version of the suite brought a case, by the list of ids that each version leaves
 * behind. Thread: any.
 */
final class Since {
  /** Ids of 0.1.0, each behind the kind and the protocol that it had. */
  static final String FIRST_LIST = "released-0.1.0.txt";

  private static final Set<String> FIRST = ids(Resource.text(Since.class, FIRST_LIST));

  private Since() {}

  /** Returns the version, without its last part. */
  static String version(String id) {
    return FIRST.contains(id) ? "0.1" : "0.2";
  }

  private static Set<String> ids(String list) {
    return list.lines()
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
