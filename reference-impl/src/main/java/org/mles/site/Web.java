package org.mles.site;

import java.util.List;
import org.mles.http.OriginRules;
import org.mles.http.Pages;

/**
 * What a server of version 2 is told about names, joins, and pages of browsers. Thread: any.
 *
 * @param asciiNames whether other names are refused. Source: V2-FF-05
 * @param quietJoins whether first messages are stored only. Source: V2-FWD-05
 * @param hosts names and addresses that it goes by, besides those of loopback. Source: V2-ORG-01
 * @param origins pages of other hosts that may open a session, {@code *} for all
 * @param pages what it shows. Source: V2-HTTP-08
 */
public record Web(
    boolean asciiNames, boolean quietJoins, List<String> hosts, List<String> origins, Pages pages) {
  /** What a server has that is told nothing. */
  public static final Web STANDARD = new Web(false, false, List.of(), List.of(), Pages.NONE);

  /**
   * Takes copies of the lists.
   *
   * @throws IllegalArgumentException if a text is no host or no origin
   */
  public Web {
    hosts = List.copyOf(hosts);
    origins = List.copyOf(origins);
    // Refused here, where the text still has a name.
    new OriginRules(hosts, origins);
  }
}
