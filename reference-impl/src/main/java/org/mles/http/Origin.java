package org.mles.http;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page came from, as browsers say it. Thread: any. Source: RFC 6454, section 7.
 *
 * @param scheme in lower case
 * @param authority with the port of its scheme if the text names none
 */
record Origin(String scheme, Authority authority) {
  private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.+)");
  private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);

  /** Reads one; null if the text is none, such as {@code null}. */
  static @Nullable Origin parse(String text) {
    Matcher form = FORM.matcher(text);
    Authority authority = form.matches() ? Authority.parse(form.group(2)) : null;
    return authority == null || authority.host().isEmpty()
        ? null
        : of(form.group(1).toLowerCase(Locale.ROOT), authority);
  }

  /** Returns the origin of pages that a host shows. */
  static Origin of(String scheme, Authority host) {
    return new Origin(scheme, host.withDefaultPort(PORTS.getOrDefault(scheme, 0)));
  }
}
