package org.mles.conformance.book;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.Transport;

/**
 * Configurations that cases ask for. A subject that can be started anew gets each; one that is
 * fixed, such as a given address, runs the cases whose setup it already has.
 */
public enum Setup {
  /** Whatever was declared. */
  DECLARED,
  /** Whatever was declared, for clauses that give a subject some seconds. */
  TAKES_SECONDS,
  /** Any shared key. */
  SHARED_KEY,
  /** A shared key and an address key. */
  BOTH_KEYS,
  /** Both keys set to the empty string. */
  EMPTY_KEYS,
  /** Neither a shared nor an address key. */
  ENDPOINT,
  /** An address key, no shared key. */
  ADDRESS_KEY,
  /** Endpoint mode, listening on IPv6. */
  ENDPOINT_IPV6,
  /** Endpoint mode, listening on both families with one socket. */
  ENDPOINT_DUAL,
  /** History of 5 frames. */
  HISTORY_5,
  /** No history. */
  HISTORY_0,
  /** History of 100 frames or 64 KiB, whichever is reached first. */
  HISTORY_64K,
  /** The subject's own history limit. */
  OWN_HISTORY,
  /**
   * First frame within a second, or three inside TLS: less, and honest clients of a busy machine
   * come too late.
   */
  SHORT_DEADLINE,
  /** Pings of version 2 three times a second. */
  SHORT_PINGS,
  /** Bodies up to 1 MiB. */
  SMALL_BODIES,
  /** Slow readers closed at 1 MiB; no history, which would make a reader of every joiner. */
  SLOW_READERS,
  /** The outer key of a resync is checked, in shared-key mode. */
  STRICT_RESYNC,
  /** Sixteen connections at a time. */
  CONNECTIONS_16,
  /** Eight connections of one address that have not joined. */
  UNJOINED_8,
  /** Eight handshakes of TLS under way. */
  HANDSHAKES_8,
  /** Twelve channels with members. */
  CHANNELS_12,
  /** Whatever was declared, in a process of its own that can be measured. */
  MEASURED,
  /** Whatever was declared, in an instance that the case ends. */
  ENDED,
  /** Whatever was declared, for cases that need minutes and are asked for by themselves. */
  SOAK,
  /** Four channels without members, each with a history of its own length. */
  DESERTED_4;

  /** Returns {@code declared} with what this setup asks for. */
  public Settings apply(Settings declared) {
    return switch (this) {
      case DECLARED, TAKES_SECONDS, SOAK -> declared;
      case MEASURED -> declared.withUse(Use.MEASURED);
      case ENDED -> declared.withUse(Use.ENDED);
      case SHARED_KEY ->
          declared.sharedKey() == null ? declared.withKeys("conformance", null) : declared;
      case BOTH_KEYS -> declared.withKeys("conformance", "pepper");
      case EMPTY_KEYS -> declared.withKeys("", "");
      case ENDPOINT -> declared.withKeys(null, null);
      case ADDRESS_KEY ->
          declared.withKeys(null, declared.addressKey() == null ? "pepper" : declared.addressKey());
      case ENDPOINT_IPV6 -> declared.withKeys(null, null).withBind(Settings.Bind.IPV6);
      case ENDPOINT_DUAL -> declared.withKeys(null, null).withBind(Settings.Bind.DUAL);
      case HISTORY_5 -> declared.with(Limit.HISTORY_FRAMES, 5);
      case HISTORY_0 -> declared.with(Limit.HISTORY_FRAMES, 0);
      case HISTORY_64K ->
          declared.with(Limit.HISTORY_FRAMES, 100).with(Limit.HISTORY_OCTETS, 1 << 16);
      case OWN_HISTORY -> declared.without(Limit.HISTORY_FRAMES);
      case SHORT_DEADLINE ->
          declared.with(
              Limit.FIRST_FRAME_MILLIS, declared.transport() == Transport.PLAIN ? 1000 : 3000);
      case SHORT_PINGS -> declared.with(Limit.PING_MILLIS, 333);
      case SMALL_BODIES -> declared.with(Limit.BODY_OCTETS, 1 << 20);
      case SLOW_READERS ->
          declared.with(Limit.HISTORY_FRAMES, 0).with(Limit.SLOW_READER_OCTETS, 1 << 20);
      case STRICT_RESYNC -> SHARED_KEY.apply(declared).withStrictResync(true);
      case CONNECTIONS_16 -> declared.with(Limit.CONNECTIONS, 16);
      case UNJOINED_8 -> declared.with(Limit.UNJOINED_PER_SOURCE, 8);
      case HANDSHAKES_8 -> declared.with(Limit.HANDSHAKES, 8);
      case CHANNELS_12 -> declared.with(Limit.CHANNELS, 12);
      case DESERTED_4 -> declared.without(Limit.HISTORY_FRAMES).with(Limit.DESERTED_CHANNELS, 4);
    };
  }

  /**
   * Returns the limit that cases with this setup are about, if it is one of which any value would
   * do, else null: they ask the {@link Settings} for it.
   */
  public @Nullable Limit limit() {
    return switch (this) {
      case HISTORY_5 -> Limit.HISTORY_FRAMES;
      case HISTORY_64K -> Limit.HISTORY_OCTETS;
      case SHORT_DEADLINE -> Limit.FIRST_FRAME_MILLIS;
      case SHORT_PINGS -> Limit.PING_MILLIS;
      case SMALL_BODIES -> Limit.BODY_OCTETS;
      case SLOW_READERS -> Limit.SLOW_READER_OCTETS;
      case CONNECTIONS_16 -> Limit.CONNECTIONS;
      case UNJOINED_8 -> Limit.UNJOINED_PER_SOURCE;
      case HANDSHAKES_8 -> Limit.HANDSHAKES;
      case CHANNELS_12 -> Limit.CHANNELS;
      case DESERTED_4 -> Limit.DESERTED_CHANNELS;
      default -> null;
    };
  }

  /** Says whether a server that is as declared serves as well as one that is set anew. */
  public boolean isMetBy(Settings declared) {
    Limit limit = limit();
    Long value = limit == null ? null : declared.limits().of(limit);
    return limit != null && value != null && value >= 1 && value <= limit.mostTried();
  }

  /** Returns the word used in messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
