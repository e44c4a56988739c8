package org.mles.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.channel.HistoryLimits;
import org.mles.channel.RouterLimits;
import org.mles.frame.v1.V1Header;
import org.mles.http.OriginRules;
import org.mles.http.Pages;
import org.mles.memory.ServerMemory;
import org.mles.mirror.Spread;
import org.mles.peer.UpstreamConfig;
import org.mles.server.tls.Tls;
import org.mles.session.NSessionRules;
import org.mles.session.Protocol;
import org.mles.session.SessionRules;
import org.mles.session.V2Rules;
import org.mles.site.Web;
import org.mles.ws.Handshake;

/**
 * Everything that a server can be told. Begin with {@link #defaults} and change what differs; each
 * change gives a new value and refuses what no server could work with.
 *
 * <p>Thread: any.
 *
 * @param bind address to listen on; loopback unless told otherwise
 * @param port port to listen on, 0 to take a free one
 * @param spread over how many loops it spreads, and when
 * @param keys the secrets
 * @param limits what clients may cost
 * @param protocols what is spoken on the port, one at least. Source: N-14
 * @param strictResync whether a resync's outer key is checked. Source: RSY-04
 * @param peer upstream server that channels of version 1 are linked to; null on a root. Source:
 *     PEER-01
 * @param web names, joins and pages of version 2; pages only if that is spoken
 * @param tls what is shown to those who come by TLS; null if nobody can
 */
public record ServerConfig(
    InetAddress bind,
    int port,
    Spread spread,
    Keys keys,
    Limits limits,
    Set<Protocol> protocols,
    boolean strictResync,
    @Nullable UpstreamConfig peer,
    Web web,
    @Nullable Tls tls) {
  /** Port of the original. */
  public static final int DEFAULT_PORT = 8077;

  private static final int V2_HISTORY_MESSAGES = 200;
  private static final long DRAFT_HISTORY_OCTETS = 1L << 20;

  /** Refuses what no server could work with; takes a copy of the set. */
  public ServerConfig {
    require(port >= 0 && port <= 0xFFFF, "port: " + port);
    require(!protocols.isEmpty(), "protocols: none");
    require(
        peer == null || protocols.contains(Protocol.V1),
        "peer: links to it need v1, which is not among the protocols");
    require(
        web.pages().equals(Pages.NONE) || protocols.contains(Protocol.V2),
        "site: its pages need v2, which is not among the protocols");
    protocols = Collections.unmodifiableSet(EnumSet.copyOf(protocols));
  }

  private static void require(boolean met, String value) {
    if (!met) {
      throw new IllegalArgumentException(value);
    }
  }

  /** Returns the configuration of a server that is told nothing: endpoint mode on loopback. */
  public static ServerConfig defaults() {
    return new ServerConfig(
        InetAddress.getLoopbackAddress(),
        DEFAULT_PORT,
        Spread.standard(),
        new Keys(null, null),
        Limits.STANDARD,
        EnumSet.of(Protocol.V1, Protocol.V2),
        false,
        null,
        Web.STANDARD,
        null);
  }

  /** Changes {@link #bind}. */
  public ServerConfig withBind(InetAddress address) {
    return new ServerConfig(
        address, port, spread, keys, limits, protocols, strictResync, peer, web, tls);
  }

  /** Changes {@link #port}. */
  public ServerConfig withPort(int number) {
    return new ServerConfig(
        bind, number, spread, keys, limits, protocols, strictResync, peer, web, tls);
  }

  /** Changes the number of loops, each with channels that it owns and a thread. */
  public ServerConfig withLoops(int number) {
    return with(new Spread(number, spread.mirrorFrom()));
  }

  /** Changes how many members of a channel one loop has before others share the work. */
  public ServerConfig withMirrorFrom(int members) {
    return with(new Spread(spread.loops(), members));
  }

  private ServerConfig with(Spread changed) {
    return new ServerConfig(
        bind, port, changed, keys, limits, protocols, strictResync, peer, web, tls);
  }

  /** Changes the shared key; null or empty for endpoint mode. */
  public ServerConfig withSharedKey(@Nullable String key) {
    return withKeys(new Keys(key, keys.address()));
  }

  /** Changes the address key; null or empty for none. */
  public ServerConfig withAddressKey(@Nullable String key) {
    return withKeys(new Keys(keys.shared(), key));
  }

  private ServerConfig withKeys(Keys changed) {
    return new ServerConfig(
        bind, port, spread, changed, limits, protocols, strictResync, peer, web, tls);
  }

  /** Changes a limit. */
  public ServerConfig with(Limit limit, long value) {
    return withLimits(limits.with(limit, value));
  }

  /** Changes a limit that is a time. */
  public ServerConfig with(Limit limit, Duration time) {
    return withLimits(limits.with(limit, time));
  }

  private ServerConfig withLimits(Limits changed) {
    return new ServerConfig(
        bind, port, spread, keys, changed, protocols, strictResync, peer, web, tls);
  }

  /** Changes {@link #protocols}. */
  public ServerConfig withProtocols(Set<Protocol> spoken) {
    return new ServerConfig(bind, port, spread, keys, limits, spoken, strictResync, peer, web, tls);
  }

  /** Changes {@link #strictResync}. */
  public ServerConfig withStrictResync(boolean strict) {
    return new ServerConfig(bind, port, spread, keys, limits, protocols, strict, peer, web, tls);
  }

  /** Changes {@link #peer}. */
  public ServerConfig withPeer(@Nullable UpstreamConfig upstream) {
    return new ServerConfig(
        bind, port, spread, keys, limits, protocols, strictResync, upstream, web, tls);
  }

  /** Changes {@link #web}. */
  public ServerConfig withWeb(Web told) {
    return new ServerConfig(
        bind, port, spread, keys, limits, protocols, strictResync, peer, told, tls);
  }

  /** Changes {@link #tls}. */
  public ServerConfig withTls(@Nullable Tls shown) {
    return new ServerConfig(
        bind, port, spread, keys, limits, protocols, strictResync, peer, web, shown);
  }

  /** Returns what the channels of a protocol are held to; a chunk of N counts as a frame. N-12. */
  RouterLimits routerLimits(Protocol protocol) {
    long historyOctets = limits.of(Limit.HISTORY_OCTETS);
    long frames =
        protocol == Protocol.V2
            ? limits.told(Limit.HISTORY_FRAMES, V2_HISTORY_MESSAGES)
            : limits.of(Limit.HISTORY_FRAMES);
    HistoryLimits history =
        new HistoryLimits(
            Math.toIntExact(frames),
            protocol == Protocol.N_DRAFT
                ? Math.min(historyOctets, DRAFT_HISTORY_OCTETS)
                : historyOctets);
    // The head of a message is shorter.
    long largestFrame = V1Header.OCTETS + limits.of(Limit.BODY_OCTETS);
    return new RouterLimits(
        history,
        Math.max(limits.of(Limit.SLOW_READER_OCTETS), largestFrame),
        limits.number(Limit.CHANNELS),
        limits.number(Limit.DESERTED_CHANNELS),
        limits.of(Limit.DESERTED_AGE));
  }

  /** Returns what copies of channels are held to: they retain nothing, and their owner counts. */
  RouterLimits mirrorLimits(Protocol protocol) {
    long slowReaderOctets = routerLimits(protocol).slowReaderOctets();
    return new RouterLimits(new HistoryLimits(0, 0), slowReaderOctets, Integer.MAX_VALUE, 0, 0);
  }

  /** Makes the memory of a server. */
  ServerMemory memory() {
    return ServerMemory.of(
        limits.of(Limit.LOG_OCTETS), limits.of(Limit.PENDING_OCTETS), limits.of(Limit.KEPT_OCTETS));
  }

  SessionRules sessionRules() {
    int bodyOctets = Math.min(limits.number(Limit.BODY_OCTETS), V1Header.MAX_BODY_OCTETS);
    return new SessionRules(keys.policy(), bodyOctets, strictResync);
  }

  V2Rules v2Rules(boolean secure) {
    return new V2Rules(
        keys.tokenPolicy(),
        new Handshake(new OriginRules(web.hosts(), web.origins()), secure),
        web.pages(),
        limits.number(Limit.BODY_OCTETS),
        web.asciiNames(),
        web.quietJoins());
  }

  NSessionRules draftSessionRules() {
    return new NSessionRules(keys.draftPolicy(), NSessionRules.MAX_JSON_OCTETS);
  }
}
