package org.mles.proxy.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mles.http.Authority;
import org.mles.http.Head;
import org.mles.http.Status;
import org.mles.text.HostName;

/**
 * What a proxy shows, by host and path, all of it in memory. Thread: any.
 *
 * <p>A path that names a folder shows its {@code index.html}, and a browser that leaves out the
 * last slash is sent there, so that links of the page lead where they should.
 */
public final class Site {
  /** Shows nothing. */
  public static final Site NONE = new Site(Map.of());

  /** What all files together may have, unless told otherwise. */
  public static final long MOST_OCTETS = 64 << 20;

  /** What anybody may ask for: all of it lies in memory, each file in one array. */
  public static final long MOST_OCTETS_EVER = 1 << 30;

  /** Names the folder that is shown for hosts which have none of their own. */
  public static final String ANY_HOST = "";

  private static final String INDEX = "index.html";
  private static final String TWIN = ".gz";

  private final Map<String, Map<String, Page>> byHost;

  private Site(Map<String, Map<String, Page>> byHost) {
    this.byHost = Map.copyOf(byHost);
  }

  /**
   * Reads folders.
   *
   * @param folders by host, or {@link #ANY_HOST}
   * @param mostOctets of all files together
   * @throws IOException in a line, if one cannot be shown; see {@link Folder#read}
   */
  public static Site read(Map<String, Path> folders, long mostOctets) throws IOException {
    Map<String, Map<String, Page>> byHost = new TreeMap<>();
    long left = mostOctets;
    for (Map.Entry<String, Path> folder : folders.entrySet()) {
      Map<String, byte[]> files = Folder.read(folder.getValue(), left);
      left -= files.values().stream().mapToLong(octets -> octets.length).sum();
      byHost.put(HostName.plain(folder.getKey()), pages(files));
    }
    return new Site(byHost);
  }

  private static Map<String, Page> pages(Map<String, byte[]> files) {
    Map<String, Page> pages = new HashMap<>();
    files.forEach(
        (path, octets) -> {
          Page page = Page.of(path, octets, files.get(path + TWIN));
          pages.put(path, page);
          if (path.endsWith("/" + INDEX)) {
            pages.put(path.substring(0, path.length() - INDEX.length()), page);
          }
        });
    return pages;
  }

  /** Returns the hosts that have a folder of their own. */
  public Set<String> hosts() {
    Map<String, Map<String, Page>> named = new TreeMap<>(byHost);
    named.remove(ANY_HOST);
    return named.keySet();
  }

  /** Returns how many files it shows, a page under two paths once. */
  public int files() {
    return (int)
        byHost.values().stream()
            .flatMap(pages -> pages.keySet().stream())
            .filter(path -> !path.endsWith("/"))
            .count();
  }

  /** Answers a request, GET or HEAD. */
  public Answer answer(Head.Request request) {
    boolean withBody = !request.method().equals("HEAD");
    Map<String, Page> pages = pagesOf(request);
    if (pages == null) {
      return Answer.of(Status.MISDIRECTED_REQUEST, "nothing of that host is here", withBody);
    }
    String asked = RequestPath.withoutHost(request.path());
    String path = RequestPath.spelt(asked);
    if (path == null) {
      return Answer.of(Status.BAD_REQUEST, "the path spells no text", withBody);
    }
    Page page = pages.get(path);
    if (page != null) {
      return page.answer(request.fields(), withBody);
    }
    return pages.containsKey(path + "/")
        ? Answer.of("301 Moved Permanently", "Location: " + asked + "/\r\nContent-Length: 0\r\n")
        : Answer.of(Status.NOT_FOUND, "no such page", withBody);
  }

  private @Nullable Map<String, Page> pagesOf(Head.Request request) {
    Authority host =
        request.hosts().isEmpty() ? Authority.NONE : Authority.parse(request.hosts().get(0));
    Map<String, Page> own = host == null ? null : byHost.get(host.host());
    return own == null ? byHost.getOrDefault(ANY_HOST, nothing()) : own;
  }

  /** Of a site without a folder nothing is there; of others there are hosts that it is not. */
  private @Nullable Map<String, Page> nothing() {
    return byHost.isEmpty() ? Map.of() : null;
  }
}
