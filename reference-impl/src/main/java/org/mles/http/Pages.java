package org.mles.http;

import java.util.Map;

/**
 * What a server shows, held in memory: no path from the wire leads to a file. Thread: any. Source:
 * V2-HTTP-08.
 *
 * @param byPath answers by path, such as {@code /}
 */
public record Pages(Map<String, Response> byPath) {
  /** Shows nothing. */
  public static final Pages NONE = new Pages(Map.of());

  private static final Response NOT_FOUND = Response.of(Status.NOT_FOUND);

  /** Takes a copy of the map. */
  public Pages {
    byPath = Map.copyOf(byPath);
  }

  /** Returns the paths; what is there is long. */
  @Override
  public String toString() {
    return byPath.keySet().stream().sorted().toList().toString();
  }

  /** Returns the page of a path, or the answer that there is none. */
  public Response of(String path) {
    return byPath.getOrDefault(path, NOT_FOUND);
  }
}
