package org.mles.conformance.book;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.wire.JoinKey;

/**
 * How a subject is configured, as far as cases need to know.
 *
 * @param sharedKey null for endpoint mode
 * @param addressKey null for none; has no effect beside a shared key
 * @param bind address family that it listens on
 * @param limits bounds of what clients may cost
 * @param strictResync whether the outer key of a resync is checked
 * @param protocol what cases speak to it
 * @param also what else shares its port
 * @param transport what carries the octets of clients
 * @param links what carries those of links to the server above
 * @param use what the instance is for
 */
public record Settings(
    @Nullable String sharedKey,
    @Nullable String addressKey,
    Bind bind,
    Limits limits,
    boolean strictResync,
    Protocol protocol,
    Set<Neighbour> also,
    Transport transport,
    Transport links,
    Use use) {
  public Settings {
    also = Set.copyOf(also);
  }

  /** Addresses a subject listens on. */
  public enum Bind {
    IPV4("127.0.0.1", "127.0.0.1"),
    IPV6("::1", "::1"),
    DUAL("::", "127.0.0.1");

    private final String listens;
    private final String reached;

    Bind(String listens, String reached) {
      this.listens = listens;
      this.reached = reached;
    }

    /** Returns the address to listen on. */
    public String listens() {
      return listens;
    }

    /** Returns the address to connect to. */
    public String reached() {
      return reached;
    }
  }

  /** Returns settings that declare keys only. */
  public static Settings ofKeys(@Nullable String sharedKey, @Nullable String addressKey) {
    return new Settings(
        sharedKey,
        addressKey,
        Bind.IPV4,
        Limits.OWN,
        false,
        Protocol.V1,
        Set.of(),
        Transport.PLAIN,
        Transport.PLAIN,
        Use.SHARED);
  }

  /** Returns the limit in force: what is asked for, or else what the specification recommends. */
  public long inForce(Limit limit) {
    Long asked = limits.of(limit);
    return asked == null ? limit.usual(protocol) : asked;
  }

  /** Returns the history limit in force. */
  public int historyLimit() {
    return Math.toIntExact(inForce(Limit.HISTORY_FRAMES));
  }

  /** Returns the key that authenticates a client at {@code local} in this key mode. */
  public long key(InetSocketAddress local, String uid, String channel) {
    return key(local, utf8(uid), utf8(channel));
  }

  /** Returns the key of names that need not be text. */
  public long key(InetSocketAddress local, byte[] uid, byte[] channel) {
    if (sharedKey != null && !sharedKey.isEmpty()) {
      return JoinKey.of(List.of(utf8(sharedKey), uid, channel));
    }
    byte[] endpoint = utf8(JoinKey.endpoint(local));
    return addressKey == null || addressKey.isEmpty()
        ? JoinKey.of(List.of(endpoint, uid, channel))
        : JoinKey.of(List.of(endpoint, utf8(addressKey), uid, channel));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns these settings in another key mode. */
  public Settings withKeys(@Nullable String shared, @Nullable String address) {
    return new Settings(
        shared, address, bind, limits, strictResync, protocol, also, transport, links, use);
  }

  /** Returns these settings with a limit. */
  public Settings with(Limit limit, long value) {
    return with(limits.with(limit, value));
  }

  /** Returns these settings with the subject's own value of a limit. */
  public Settings without(Limit limit) {
    return with(limits.with(limit, null));
  }

  private Settings with(Limits other) {
    return new Settings(
        sharedKey, addressKey, bind, other, strictResync, protocol, also, transport, links, use);
  }

  /** Returns these settings on other addresses. */
  public Settings withBind(Bind other) {
    return new Settings(
        sharedKey, addressKey, other, limits, strictResync, protocol, also, transport, links, use);
  }

  /** Returns these settings with the outer key of a resync checked, or not. */
  public Settings withStrictResync(boolean checked) {
    return new Settings(
        sharedKey, addressKey, bind, limits, checked, protocol, also, transport, links, use);
  }

  /** Returns these settings for cases of another protocol. */
  public Settings withProtocol(Protocol other) {
    return new Settings(
        sharedKey, addressKey, bind, limits, strictResync, other, also, transport, links, use);
  }

  /** Returns these settings with others on the port. */
  public Settings withAlso(Set<Neighbour> others) {
    return new Settings(
        sharedKey, addressKey, bind, limits, strictResync, protocol, others, transport, links, use);
  }

  /** Returns these settings for clients whose octets are carried otherwise. */
  public Settings withTransport(Transport other) {
    return new Settings(
        sharedKey, addressKey, bind, limits, strictResync, protocol, also, other, links, use);
  }

  /** Returns these settings for links whose octets are carried otherwise. */
  public Settings withLinks(Transport other) {
    return new Settings(
        sharedKey, addressKey, bind, limits, strictResync, protocol, also, transport, other, use);
  }

  /** Returns these settings for an instance of another use. */
  public Settings withUse(Use other) {
    return new Settings(
        sharedKey, addressKey, bind, limits, strictResync, protocol, also, transport, links, other);
  }

  /** Says whether a first octet, 0 to 255, is that of a protocol that shares the port. */
  public boolean isTaken(int octet) {
    return also.stream().anyMatch(neighbour -> neighbour.takes(octet));
  }
}
