package org.mles.conformance.report;

import java.net.URI;
import java.util.Set;
import org.mles.conformance.spec.Clause;
import org.mles.conformance.spec.ClauseIndex;

/**
 * Where the documents stand as a site, so that reports can link each clause. Nobody has published
 * them, so there is no address unless somebody says one. Thread: any.
 *
 * @param base address of the site with a slash at its end, or empty
 */
public record Documents(String base) {
  /** Nobody says where they stand. */
  public static final Documents NOWHERE = new Documents("");

  private static final Set<String> SCHEMES = Set.of("http", "https", "file");

  /**
   * Returns the documents at an address, absolute or relative to a report; empty means nowhere.
   *
   * @throws IllegalArgumentException if a report cannot link there
   */
  public static Documents at(String address) {
    if (address.isEmpty()) {
      return NOWHERE;
    }
    URI uri = URI.create(address);
    boolean known = uri.getScheme() == null || SCHEMES.contains(uri.getScheme());
    boolean folder = !uri.isOpaque() && uri.getQuery() == null && uri.getFragment() == null;
    // An address may have these marks, which would end it in Markdown.
    if (!known || !folder || address.matches(".*['()].*")) {
      throw new IllegalArgumentException("no address of a site: " + address);
    }
    return new Documents(address.endsWith("/") ? address : address + "/");
  }

  /** Returns where a clause stands within the site. */
  public static String path(Clause clause) {
    return "conformance/spec/" + clause.document().replace(".md", ".html") + "#" + clause.id();
  }

  /** Returns the address of a clause; empty if there is no such clause, or no site. */
  String of(String clause) {
    return base.isEmpty()
        ? ""
        : ClauseIndex.bundled().find(clause).map(known -> base + path(known)).orElse("");
  }

  /**
   * Returns the address of a clause, or else its line in the repository, such as {@code a.md:7}.
   */
  public String orLine(Clause clause) {
    return base.isEmpty() ? "conformance/spec/" + clause.place() : of(clause.id());
  }
}
