package org.mles.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mles.proxy.site.Site;
import org.mles.text.HostName;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import picocli.CommandLine.Option;

/** What a proxy shows beside WebSockets. Thread: main. */
final class SiteOptions {
  @Option(
      names = "--site",
      paramLabel = "[HOST=]FOLDER",
      description = {
        "Show the files of this folder, for all hosts or for one; may be given several times.",
        "They are read once, at the start; what begins with a dot is left out."
      })
  private @Nullable List<String> folders;

  @Option(
      names = "--site-octets",
      paramLabel = "OCTETS",
      description = "What all these files together may have, up to 1073741824. Default: 67108864.")
  private @Nullable Long mostOctets;

  @Option(
      names = "--redirect-port",
      paramLabel = "PORT",
      description = "Send browsers that come here without TLS to the same page inside it.")
  private @Nullable Integer redirectPort;

  /**
   * Reads the folders.
   *
   * @throws IOException if one cannot be shown
   * @throws IllegalArgumentException if an option is not right
   */
  Site site() throws IOException {
    long most = mostOctets == null ? Site.MOST_OCTETS : mostOctets;
    if (folders == null) {
      if (mostOctets != null) {
        throw new IllegalArgumentException("--site-octets needs --site");
      }
      return Site.NONE;
    }
    if (most < 1 || most > Site.MOST_OCTETS_EVER) {
      throw new IllegalArgumentException(
          "--site-octets: " + most + " is not between 1 and " + Site.MOST_OCTETS_EVER);
    }
    try {
      return Site.read(byHost(folders), most);
    } catch (IOException e) {
      throw new IOException("--site: " + OneLine.of(e), e);
    }
  }

  private static Map<String, Path> byHost(List<String> texts) {
    Map<String, Path> byHost = new TreeMap<>();
    for (String text : texts) {
      int sign = text.indexOf('=');
      String host = sign < 0 ? Site.ANY_HOST : HostName.plain(text.substring(0, sign));
      if (sign >= 0 && !HostName.canBe(host)) {
        throw new IllegalArgumentException("--site: no host: " + Printable.quoted(host));
      }
      if (byHost.put(host, Path.of(text.substring(sign + 1))) != null) {
        String whose = host.isEmpty() ? "all hosts" : host;
        throw new IllegalArgumentException("--site: two folders for " + whose);
      }
    }
    return byHost;
  }

  @Nullable Integer redirectPort() {
    return redirectPort;
  }
}
