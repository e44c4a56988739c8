package org.mles.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mles.text.HostName;

/**
 * Host and port as a Host field or an origin names them. Thread: any. Source: RFC 3986, section
 * 3.2.
 *
 * @param host name or address in lower case, without brackets and without the dot of the root
 * @param port 0 if none is named
 */
public record Authority(String host, int port) {
  /** Names nobody. */
  public static final Authority NONE = new Authority("", 0);

  private static final int MOST_PORT = 0xFFFF;

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._~!$&'()*+,;=%-]*))(?::([0-9]{0,5}))?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|::1|127(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

  /** Reads one; null if the text is none. */
  public static @Nullable Authority parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    String digits = form.group(3);
    int port = digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    String host = form.group(1) == null ? form.group(2) : form.group(1);
    return port > MOST_PORT ? null : new Authority(HostName.plain(host), port);
  }

  /** Returns the same with a port, whatever the text said. */
  Authority withDefaultPort(int defaultPort) {
    return port == 0 ? new Authority(host, defaultPort) : this;
  }

  /** Tells whether it names this machine to itself, as nobody else's name can. */
  public boolean isLoopback() {
    return LOOPBACK.matcher(host).matches();
  }
}
