package org.mles.conformance.book;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.wire.JoinKey;

/**
 * How a subject is configured, as far as cases need to know.
 *
 * @param sharedKey null for endpoint mode
 * @param addressKey null for none; has no effect beside a shared key
 * @param historyFrames history limit per channel, or null for the subject's own default
 * @param bind address family that it listens on
 * @param limits bounds of what clients may cost
 * @param strictResync whether the outer key of a resync is checked
 * @param protocol what cases speak to it
 */
public record Settings(
    @Nullable String sharedKey,
    @Nullable String addressKey,
    @Nullable Integer historyFrames,
    Bind bind,
    Limits limits,
    boolean strictResync,
    Protocol protocol) {
  /** History limit that the protocol recommends. Source: V1-HIST-09. */
  public static final int DEFAULT_HISTORY = 100;

  /** Addresses a subject listens on. */
  public enum Bind {
    IPV4,
    IPV6,
    DUAL
  }

  /** Returns settings that declare keys only. */
  public static Settings ofKeys(@Nullable String sharedKey, @Nullable String addressKey) {
    return new Settings(sharedKey, addressKey, null, Bind.IPV4, Limits.OWN, false, Protocol.V1);
  }

  /** Returns the history limit in force. */
  public int historyLimit() {
    return historyFrames == null ? DEFAULT_HISTORY : historyFrames;
  }

  /** Returns the deadline of the first frame, or null for the subject's own. */
  public @Nullable Integer firstFrameMillis() {
    return limits.firstFrameMillis();
  }

  /** Returns the largest body, or null for the subject's own. */
  public @Nullable Integer bodyLimit() {
    return limits.bodyOctets();
  }

  /** Returns the bound of a slow reader's lag, or null for the subject's own. */
  public @Nullable Long slowReaderOctets() {
    return limits.slowReaderOctets();
  }

  /** Returns the key that authenticates a client at {@code local} in this key mode. */
  public long key(InetSocketAddress local, String uid, String channel) {
    if (sharedKey != null && !sharedKey.isEmpty()) {
      return JoinKey.of(sharedKey, uid, channel);
    }
    String endpoint = JoinKey.endpoint(local);
    return addressKey == null || addressKey.isEmpty()
        ? JoinKey.of(endpoint, uid, channel)
        : JoinKey.of(endpoint, addressKey, uid, channel);
  }

  /** Returns these settings in another key mode. */
  public Settings withKeys(@Nullable String shared, @Nullable String address) {
    return new Settings(shared, address, historyFrames, bind, limits, strictResync, protocol);
  }

  /** Returns these settings with a history limit, or with the subject's own for null. */
  public Settings withHistory(@Nullable Integer frames) {
    return new Settings(sharedKey, addressKey, frames, bind, limits, strictResync, protocol);
  }

  /** Returns these settings on other addresses. */
  public Settings withBind(Bind other) {
    return new Settings(
        sharedKey, addressKey, historyFrames, other, limits, strictResync, protocol);
  }

  /** Returns these settings with limits; each may be null. */
  public Settings withLimits(
      @Nullable Integer deadlineMillis, @Nullable Integer body, @Nullable Long slowReader) {
    return withLimits(new Limits(deadlineMillis, body, slowReader, null, null, null, null, null));
  }

  /** Returns these settings with other limits. */
  public Settings withLimits(Limits other) {
    return new Settings(sharedKey, addressKey, historyFrames, bind, other, strictResync, protocol);
  }

  /** Returns these settings with the outer key of a resync checked. */
  public Settings withStrictResync() {
    return new Settings(sharedKey, addressKey, historyFrames, bind, limits, true, protocol);
  }

  /** Returns these settings for cases of another protocol. */
  public Settings withProtocol(Protocol other) {
    return new Settings(sharedKey, addressKey, historyFrames, bind, limits, strictResync, other);
  }
}
