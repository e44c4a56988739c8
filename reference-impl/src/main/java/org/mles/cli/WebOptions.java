package org.mles.cli;

import org.jspecify.annotations.Nullable;
import org.mles.cli.option.OriginOptions;
import org.mles.http.Pages;
import org.mles.site.Demo;
import org.mles.site.Web;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a server is told about version 2, and about browsers. Thread: main. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
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

  @Mixin private OriginOptions origins;

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
    return new Web(asciiNames, quietJoins, origins.hosts(), origins.origins(), pages);
  }
}
