package org.mles.auth;

/**
 * Writes a socket address as the text that endpoint mode hashes.
 *
 * <p>IPv4: {@code a.b.c.d:port}. IPv6: {@code [h:h:h:h:h:h:h:h]:port}, always eight groups,
 * lower-case hexadecimal without leading zeros, never compressed, no zone. Thread: any. Source:
 * V1-KEY-06, V1-KEY-07.
 */
public final class EndpointText {
  private static final int V4_OCTETS = 4;
  private static final int V6_OCTETS = 16;
  private static final int V4_MAPPED_AT = 12;

  private EndpointText() {}

  /**
   * Returns the text of an address.
   *
   * @param address 4 or 16 octets, network byte order
   * @param port 0 to 65535
   * @throws IllegalArgumentException if the address has another length
   */
  public static String of(byte[] address, int port) {
    return switch (address.length) {
      case V4_OCTETS -> v4(address, 0) + ":" + port;
      case V6_OCTETS -> "[" + v6(address) + "]:" + port;
      default -> throw new IllegalArgumentException("address of " + address.length + " octets");
    };
  }

  /** Returns the text under which a dual-stack listener may see an IPv4 address. V1-KEY-09. */
  public static String mapped(byte[] v4Address, int port) {
    byte[] v6Address = new byte[V6_OCTETS];
    v6Address[V4_MAPPED_AT - 2] = (byte) 0xFF;
    v6Address[V4_MAPPED_AT - 1] = (byte) 0xFF;
    System.arraycopy(v4Address, 0, v6Address, V4_MAPPED_AT, V4_OCTETS);
    return of(v6Address, port);
  }

  private static String v4(byte[] octets, int at) {
    StringBuilder text = new StringBuilder(15);
    for (int i = at; i < at + V4_OCTETS; i++) {
      text.append(i == at ? "" : ".").append(octets[i] & 0xFF);
    }
    return text.toString();
  }

  private static String v6(byte[] octets) {
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < V6_OCTETS; i += 2) {
      int group = ((octets[i] & 0xFF) << 8) | (octets[i + 1] & 0xFF);
      text.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
    }
    return text.toString();
  }
}
