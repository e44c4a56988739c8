package org.mles.proxy.acme;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import org.mles.text.HostName;
import org.mles.text.Printable;

/**
 * Who vouches for a proxy, and for which names. Thread: any.
 *
 * @param directory where the authority is spoken to, whose terms are agreed to
 * @param domains names that the certificate is for, at least one
 * @param contact address of mail for the authority; null for none
 * @param state folder for what has to outlive the process
 * @param trust whom to believe that it is the authority
 * @param leastWait first wait after a failure; doubles up to {@link #MOST_WAIT}
 */
public record AcmeConfig(
    URI directory,
    List<String> domains,
    @Nullable String contact,
    Path state,
    Trust trust,
    Duration leastWait) {
  /** For trying: its certificates are believed by nobody, and its limits are wide. */
  public static final URI STAGING =
      URI.create("https://acme-staging-v02.api.letsencrypt.org/directory");

  /** Its certificates are believed by everybody; who fails often has to wait for a week. */
  public static final URI PRODUCTION = URI.create("https://acme-v02.api.letsencrypt.org/directory");

  /** Wait after the first failure. */
  public static final Duration LEAST_WAIT = Duration.ofMinutes(1);

  /** Longest wait after failures. */
  public static final Duration MOST_WAIT = Duration.ofHours(6);

  private static final int MOST_CHARS = 253;
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  /** Names of hosts; the last label has a letter, so no address is one. */
  private static final Pattern DOMAIN =
      Pattern.compile("(" + LABEL + "\\.)*(?=[0-9-]*[a-z])" + LABEL);

  /** One address, without the name of a person. */
  private static final Pattern MAIL = Pattern.compile("[^\\s@,;?<>]+@[^\\s@,;?<>]+");

  /**
   * Takes a copy of the list.
   *
   * @throws IllegalArgumentException naming what cannot be
   */
  public AcmeConfig {
    domains = domains.stream().map(HostName::plain).distinct().toList();
    require(!domains.isEmpty(), "a certificate is for one domain at least", "");
    for (String domain : domains) {
      boolean canBe = domain.length() <= MOST_CHARS && DOMAIN.matcher(domain).matches();
      require(canBe, "no name of a host: ", domain);
    }
    boolean spoken = "https".equals(directory.getScheme()) && directory.getHost() != null;
    // Who is named in it would be named in the log.
    require(
        spoken && directory.getUserInfo() == null,
        "no https:// URL of an authority: ",
        String.valueOf(directory.getHost()));
    require(
        contact == null || MAIL.matcher(contact).matches(),
        "no address of mail: ",
        String.valueOf(contact));
    boolean waits = leastWait.toMillis() > 0 && leastWait.compareTo(MOST_WAIT) <= 0;
    require(waits, "no wait between 1 ms and 6 h: ", leastWait.toString());
  }

  private static void require(boolean met, String otherwise, String about) {
    if (!met) {
      throw new IllegalArgumentException(
          about.isEmpty() ? otherwise : otherwise + Printable.quoted(about));
    }
  }

  /** Says who vouches for what, and where that is kept. */
  public String text() {
    return "certificates for "
        + String.join(", ", domains)
        + " from "
        + directory
        + ", kept in "
        + Printable.quoted(state.toString());
  }
}
