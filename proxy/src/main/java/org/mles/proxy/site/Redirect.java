package org.mles.proxy.site;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mles.http.Authority;
import org.mles.http.Head;
import org.mles.http.Status;
import org.mles.text.HostName;

/**
 * Sends browsers that came without TLS to the same page inside it, if they came to a host that this
 * is: others could have anybody sent anywhere. Thread: any.
 */
public final class Redirect {
  private static final int DEFAULT_PORT = 443;

  private final Set<String> hosts = new TreeSet<>();
  private final int port;

  /**
   * Makes a redirect.
   *
   * @param hosts names of this server, besides those of loopback
   * @param port where TLS is spoken
   */
  public Redirect(Collection<String> hosts, int port) {
    hosts.forEach(host -> this.hosts.add(HostName.plain(host)));
    this.port = port;
  }

  /** Answers a request. */
  public Answer answer(Head.Request request) {
    boolean withBody = !request.method().equals("HEAD");
    Authority host = host(request);
    if (host == null || !(host.isLoopback() || hosts.contains(host.host()))) {
      return Answer.of(Status.MISDIRECTED_REQUEST, "nothing of that host is here", withBody);
    }
    String name = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
    String end = port == DEFAULT_PORT ? "" : ":" + port;
    String target = RequestPath.withoutHost(request.target());
    String there = "Location: https://" + name + end + target + "\r\nContent-Length: 0\r\n";
    return Answer.of("301 Moved Permanently", there);
  }

  private static @Nullable Authority host(Head.Request request) {
    return request.hosts().size() == 1 ? Authority.parse(request.hosts().get(0)) : null;
  }
}
