package org.mles.conformance.selftest.model.v2;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Host and port of a Host field or of an origin. Thread: any. Source: RFC 3986, section 3.2. */
record Authority(String host, int port) {
  private static final int HTTP_PORT = 80;

  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::([0-9]{1,5}))?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|127(?:\\.[0-9]{1,3}){3}");

  /** Reads one; null if the text is none. */
  static @Nullable Authority parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    String port = form.group(2);
    String host = form.group(1).toLowerCase(Locale.ROOT);
    return new Authority(host, port == null ? HTTP_PORT : Integer.parseInt(port));
  }

  /** Says whether it names this machine to itself. */
  boolean isLoopback() {
    return LOOPBACK.matcher(host).matches();
  }
}
