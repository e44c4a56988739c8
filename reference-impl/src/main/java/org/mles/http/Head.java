package org.mles.http;

import java.util.List;

/** What came before the empty line: a request, or what is wrong with it. */
public sealed interface Head {
  /**
   * A request.
   *
   * @param method as it came; methods differ by case
   * @param path target up to a question mark
   * @param hosts values of the Host fields; exactly one in HTTP/1.1, at most one in HTTP/1.0
   */
  record Request(String method, String path, List<String> hosts) implements Head {
    /** Takes a copy of the list. */
    public Request {
      hosts = List.copyOf(hosts);
    }
  }

  /** No request that could be answered otherwise. */
  record Refused(Status status) implements Head {}
}
