package org.mles.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.http.Pages;
import org.mles.site.Demo;
import org.mles.site.Web;
import picocli.CommandLine.Option;

/** What a server is told about version 2, and about browsers. Thread: main. */
final class WebOptions {
  private static final String DEMO = "demo";

  @Option(
      names = "--v2-ascii",
      description = "Refuse names of v2 that are not ASCII, as the releases from 2.5.0 do.")
  private boolean asciiNames;

  @Option(
      names = "--v2-quiet-joins",
      description = "Store first messages of v2 for later joiners, and send them to nobody.")
  private boolean quietJoins;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Name or address that browsers know this server by, besides those of loopback.",
        "A page of that host may open a session of v2."
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

  @Option(
      names = "--site",
      paramLabel = DEMO,
      description = "Show a page at http://localhost:PORT/ that joins channels of v2.")
  private @Nullable String site;

  /**
   * Returns what was told.
   *
   * @throws IllegalArgumentException if there is no such site, or a text is no host or no origin
   */
  Web web() {
    if (site != null && !site.equals(DEMO)) {
      throw new IllegalArgumentException("site: " + site + " is not " + DEMO);
    }
    Pages pages = site == null ? Pages.NONE : Demo.pages();
    return new Web(asciiNames, quietJoins, orNone(hosts), orNone(origins), pages);
  }

  private static List<String> orNone(@Nullable List<String> told) {
    return told == null ? List.of() : told;
  }
}
