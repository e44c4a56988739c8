package org.mles.metrics;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mles.text.HostName;

/**
 * Answers only who asks for this host by a name that it was given, or by the address that the
 * request came to.
 *
 * <p>A page in somebody's browser may let its own name lead to an address of that machine or net
 * ("DNS rebinding") and then read what is served there; the Host field gives it away. Thread: any.
 */
final class HostGuard {
  private static final Pattern HOST =
      Pattern.compile("(?:\\[([^]]+)]|([^:\\[\\]]+))(?::[0-9]{0,5})?");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  private final Set<String> names = new HashSet<>();

  HostGuard(List<String> names) {
    this.names.add("localhost");
    names.forEach(name -> this.names.add(HostName.plain(name)));
  }

  /**
   * Tells whether a request may be answered.
   *
   * @param host value of its Host field
   * @param local address that it came to
   */
  boolean accepts(String host, InetAddress local) {
    Matcher matcher = HOST.matcher(host);
    if (!matcher.matches()) {
      return false;
    }
    String bracketed = matcher.group(1);
    if (bracketed != null) {
      return names.contains(HostName.plain(bracketed)) || isAddress(bracketed, local);
    }
    String name = HostName.plain(matcher.group(2));
    return names.contains(name) || name.equals(local.getHostAddress());
  }

  /** Tells whether an IPv6 address, of which there are many spellings, is {@code local}. */
  private static boolean isAddress(String text, InetAddress local) {
    try {
      return local instanceof Inet6Address
          && IPV6.matcher(text).matches()
          && InetAddress.getByName(text).equals(local);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
