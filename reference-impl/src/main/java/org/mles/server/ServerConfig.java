package org.mles.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mles.auth.KeyPolicy;
import org.mles.auth.NKeyPolicy;
import org.mles.channel.HistoryLimits;
import org.mles.channel.RouterLimits;
import org.mles.frame.v1.V1Header;
import org.mles.peer.UpstreamConfig;
import org.mles.session.NSessionRules;
import org.mles.session.SessionRules;

/**
 * Everything that a server can be told. Begin with {@link #defaults} and change what differs; each
 * change gives a new value and refuses what no server could work with.
 *
 * <p>Thread: any.
 */
public final class ServerConfig {
  /** Port of the original. */
  public static final int DEFAULT_PORT = 8077;

  private static final long DRAFT_HISTORY_OCTETS = 1L << 20;

  private final ServerSettings settings;

  private ServerConfig(ServerSettings settings) {
    this.settings = settings.checked();
  }

  /** Returns the configuration of a server that is told nothing: endpoint mode on loopback. */
  public static ServerConfig defaults() {
    return new ServerConfig(new ServerSettings());
  }

  /** Returns the address to listen on; loopback unless told otherwise. */
  public InetAddress bind() {
    return settings.bind;
  }

  /** Changes {@link #bind}. */
  public ServerConfig withBind(InetAddress bind) {
    return with(changed -> changed.bind = bind);
  }

  /** Returns the port to listen on, 0 to take a free one. */
  public int port() {
    return settings.port;
  }

  /** Changes {@link #port}. */
  public ServerConfig withPort(int port) {
    return with(changed -> changed.port = port);
  }

  /**
   * Returns the secret that is part of every key; null or empty for endpoint mode. Source:
   * V1-KEY-02.
   */
  public @Nullable String sharedKey() {
    return settings.sharedKey;
  }

  /** Changes {@link #sharedKey}. */
  public ServerConfig withSharedKey(@Nullable String sharedKey) {
    return with(changed -> changed.sharedKey = sharedKey);
  }

  /** Returns the secret added in endpoint mode; null or empty for none. Source: V1-KEY-03. */
  public @Nullable String addressKey() {
    return settings.addressKey;
  }

  /** Changes {@link #addressKey}. */
  public ServerConfig withAddressKey(@Nullable String addressKey) {
    return with(changed -> changed.addressKey = addressKey);
  }

  /** Returns the frames that a channel retains, 0 for none. Source: V1-HIST-04, V1-HIST-09. */
  public int historyFrames() {
    return settings.historyFrames;
  }

  /** Changes {@link #historyFrames}. */
  public ServerConfig withHistoryFrames(int historyFrames) {
    return with(changed -> changed.historyFrames = historyFrames);
  }

  /** Returns the octets that a channel retains. Source: V1-HIST-10. */
  public long historyOctets() {
    return settings.historyOctets;
  }

  /** Changes {@link #historyOctets}. */
  public ServerConfig withHistoryOctets(long historyOctets) {
    return with(changed -> changed.historyOctets = historyOctets);
  }

  /**
   * Returns the octets that a reader may fall behind; one maximal frame is allowed in any case.
   * Source: V1-LIM-03.
   */
  public long slowReaderOctets() {
    return settings.slowReaderOctets;
  }

  /** Changes {@link #slowReaderOctets}. */
  public ServerConfig withSlowReaderOctets(long slowReaderOctets) {
    return with(changed -> changed.slowReaderOctets = slowReaderOctets);
  }

  /** Returns the longest body, 1 to 0xFFFFFF. Source: V1-LIM-05. */
  public int maxBodyOctets() {
    return settings.maxBodyOctets;
  }

  /** Changes {@link #maxBodyOctets}. */
  public ServerConfig withMaxBodyOctets(int maxBodyOctets) {
    return with(changed -> changed.maxBodyOctets = maxBodyOctets);
  }

  /** Returns the time for a whole first frame. Source: V1-LIM-01. */
  public Duration firstFrameDeadline() {
    return settings.firstFrameDeadline;
  }

  /** Changes {@link #firstFrameDeadline}. */
  public ServerConfig withFirstFrameDeadline(Duration firstFrameDeadline) {
    return with(changed -> changed.firstFrameDeadline = firstFrameDeadline);
  }

  /** Returns the time for queued output after the client's FIN. Source: V1-CLOSE-03. */
  public Duration drainDeadline() {
    return settings.drainDeadline;
  }

  /** Changes {@link #drainDeadline}. */
  public ServerConfig withDrainDeadline(Duration drainDeadline) {
    return with(changed -> changed.drainDeadline = drainDeadline);
  }

  /** Returns the connections at a time. Source: V1-LIM-07. */
  public int maxConnections() {
    return settings.maxConnections;
  }

  /** Changes {@link #maxConnections}. */
  public ServerConfig withMaxConnections(int maxConnections) {
    return with(changed -> changed.maxConnections = maxConnections);
  }

  /** Returns the connections of one source address that have not joined yet. Source: V1-LIM-08. */
  public int maxUnjoinedPerSource() {
    return settings.maxUnjoinedPerSource;
  }

  /** Changes {@link #maxUnjoinedPerSource}. */
  public ServerConfig withMaxUnjoinedPerSource(int maxUnjoinedPerSource) {
    return with(changed -> changed.maxUnjoinedPerSource = maxUnjoinedPerSource);
  }

  /** Returns the channels with members at a time. Source: V1-LIM-09. */
  public int maxChannels() {
    return settings.maxChannels;
  }

  /** Changes {@link #maxChannels}. */
  public ServerConfig withMaxChannels(int maxChannels) {
    return with(changed -> changed.maxChannels = maxChannels);
  }

  /** Returns the channels without members that are kept for their history. Source: V1-LIM-04. */
  public int maxDesertedChannels() {
    return settings.maxDesertedChannels;
  }

  /** Changes {@link #maxDesertedChannels}. */
  public ServerConfig withMaxDesertedChannels(int maxDesertedChannels) {
    return with(changed -> changed.maxDesertedChannels = maxDesertedChannels);
  }

  /** Returns how long they are kept. Source: V1-LIM-04. */
  public Duration desertedAge() {
    return settings.desertedAge;
  }

  /** Changes {@link #desertedAge}. */
  public ServerConfig withDesertedAge(Duration desertedAge) {
    return with(changed -> changed.desertedAge = desertedAge);
  }

  /** Returns the memory that all channels may occupy together. Source: V1-LIM-11. */
  public long maxLogOctets() {
    return settings.maxLogOctets;
  }

  /** Changes {@link #maxLogOctets}. */
  public ServerConfig withMaxLogOctets(long maxLogOctets) {
    return with(changed -> changed.maxLogOctets = maxLogOctets);
  }

  /**
   * Returns the octets of frames that have not arrived whole, of all clients. Source: V1-LIM-12.
   */
  public long maxPendingOctets() {
    return settings.maxPendingOctets;
  }

  /** Changes {@link #maxPendingOctets}. */
  public ServerConfig withMaxPendingOctets(long maxPendingOctets) {
    return with(changed -> changed.maxPendingOctets = maxPendingOctets);
  }

  /** Tells whether a resync's outer key is checked. Source: RSY-04. */
  public boolean strictResync() {
    return settings.strictResync;
  }

  /** Changes {@link #strictResync}. */
  public ServerConfig withStrictResync(boolean strictResync) {
    return with(changed -> changed.strictResync = strictResync);
  }

  /** Returns the upstream server that channels are linked to; null on a root. Source: PEER-01. */
  public @Nullable UpstreamConfig peer() {
    return settings.peer;
  }

  /** Changes {@link #peer}. */
  public ServerConfig withPeer(@Nullable UpstreamConfig peer) {
    return with(changed -> changed.peer = peer);
  }

  /** Returns the number of loops, each with its own channels and its own thread. */
  public int loops() {
    return settings.loops;
  }

  /** Changes {@link #loops}. */
  public ServerConfig withLoops(int loops) {
    return with(changed -> changed.loops = loops);
  }

  /** Tells whether the N draft is spoken on the same port. Source: N-14. */
  public boolean draft() {
    return settings.draft;
  }

  /** Changes {@link #draft}. */
  public ServerConfig withDraft(boolean draft) {
    return with(changed -> changed.draft = draft);
  }

  HistoryLimits history() {
    return new HistoryLimits(historyFrames(), historyOctets());
  }

  RouterLimits routerLimits() {
    return routerLimits(history());
  }

  /** Returns the limits of the channels of the N draft, where a chunk counts as a frame. N-12. */
  RouterLimits draftRouterLimits() {
    long octets = Math.min(historyOctets(), DRAFT_HISTORY_OCTETS);
    return routerLimits(new HistoryLimits(historyFrames(), octets));
  }

  private RouterLimits routerLimits(HistoryLimits history) {
    long slowReader = Math.max(slowReaderOctets(), V1Header.OCTETS + maxBodyOctets());
    long logOctets = maxLogOctets() / loops() / (draft() ? 2 : 1);
    return new RouterLimits(
        history,
        slowReader,
        maxChannels(),
        maxDesertedChannels(),
        desertedAge().toNanos(),
        logOctets);
  }

  SessionRules sessionRules() {
    return new SessionRules(
        KeyPolicy.of(sharedKey(), addressKey()), maxBodyOctets(), strictResync());
  }

  NSessionRules draftSessionRules() {
    return new NSessionRules(NKeyPolicy.of(sharedKey()), NSessionRules.MAX_JSON_OCTETS);
  }

  private ServerConfig with(Consumer<ServerSettings> change) {
    ServerSettings copy = settings.copy();
    change.accept(copy);
    return new ServerConfig(copy);
  }
}
