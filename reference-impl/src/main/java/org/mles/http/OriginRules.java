package org.mles.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * From which pages an upgrade may come: from the server's own and from listed ones. Programs that
 * are no browsers name no origin, and are not asked for one.
 *
 * <p>An origin that equals the Host field is the server's own only if that names the server, since
 * a page may let its own name lead to the server's address. Thread: any. Source: V2-ORG-01 to
 * V2-ORG-03.
 */
public final class OriginRules {
  /** Lists every page. */
  public static final String ALL = "*";

  /** Lists pages that have no origin, such as files. */
  public static final String NONE = "null";

  private final Set<String> hosts = new HashSet<>();
  private final Set<Origin> listed = new HashSet<>();
  private final boolean all;
  private final boolean none;

  /**
   * Makes rules for a server.
   *
   * @param hosts names and addresses that it goes by, besides those of loopback
   * @param origins listed pages, {@value #ALL} and {@value #NONE} among them or not
   * @throws IllegalArgumentException if a text is no host or no origin
   */
  public OriginRules(List<String> hosts, List<String> origins) {
    hosts.forEach(host -> this.hosts.add(hostOf(host)));
    all = origins.contains(ALL);
    none = origins.contains(NONE);
    origins.stream()
        .filter(origin -> !origin.equals(ALL) && !origin.equals(NONE))
        .forEach(origin -> listed.add(originOf(origin)));
  }

  private static String hostOf(String text) {
    Authority authority = Authority.parse(text.contains("::") ? "[" + text + "]" : text);
    if (authority == null || authority.host().isEmpty() || authority.port() != 0) {
      throw new IllegalArgumentException("no host: " + text);
    }
    return authority.host();
  }

  private static Origin originOf(String text) {
    Origin origin = Origin.parse(text);
    if (origin == null) {
      throw new IllegalArgumentException("no origin such as https://example.org: " + text);
    }
    return origin;
  }

  /**
   * Judges where an upgrade comes from.
   *
   * @param host what its Host field says
   * @param secure whether it came over TLS
   * @return null if it may
   */
  public @Nullable Refusal judge(Fields fields, Authority host, boolean secure) {
    List<String> origins = fields.all("Origin");
    if (origins.isEmpty()) {
      return null;
    }
    if (origins.size() > 1) {
      return new Refusal(WireRule.V2_ORG_MALFORMED, origins.size() + " Origin fields");
    }
    String text = origins.get(0);
    Origin origin = Origin.parse(text);
    if (origin == null && !text.equals(NONE)) {
      return new Refusal(WireRule.V2_ORG_MALFORMED, "not an origin");
    }
    boolean admitted =
        all || (origin == null ? none : listed.contains(origin) || isOwn(origin, host, secure));
    return admitted ? null : new Refusal(WireRule.V2_ORG_FOREIGN, "a page of " + text);
  }

  private boolean isOwn(Origin origin, Authority host, boolean secure) {
    boolean named = host.isLoopback() || hosts.contains(host.host());
    return named && origin.equals(Origin.of(secure ? "https" : "http", host));
  }
}
