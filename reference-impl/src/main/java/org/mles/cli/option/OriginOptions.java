package org.mles.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pages of browsers may open a session. Thread: main. */
public final class OriginOptions {
  @Option(
      names = "--host",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Name or address that browsers know this server by, besides those of loopback.",
        "A page of that host may open a session."
      })
  private @Nullable List<String> hosts;

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      split = ",",
      description = {
        "Where pages of other hosts may come from that open a session, such as",
        "https://example.org; null for pages without an origin, * for all."
      })
  private @Nullable List<String> origins;

  /** Returns the names of this server. */
  public List<String> hosts() {
    return orNone(hosts);
  }

  /** Returns where other pages may come from. */
  public List<String> origins() {
    return orNone(origins);
  }

  private static List<String> orNone(@Nullable List<String> told) {
    return told == null ? List.of() : told;
  }
}
