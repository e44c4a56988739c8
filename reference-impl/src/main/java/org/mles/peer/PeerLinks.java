package org.mles.peer;

import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Channel;
import org.mles.memory.Octets;
import org.mles.memory.ServerMemory;
import org.mles.net.EventLoop;
import org.mles.net.Transport;
import org.mles.net.tls.Handshakes;
import org.mles.session.Join;
import org.mles.session.SessionRules;
import org.mles.time.Backoff;
import org.mles.time.Clock;

/** The links of one loop's channels to the upstream server. Thread: loop. Source: PEER-01. */
public final class PeerLinks {
  private final UpstreamConfig config;
  private final SessionRules rules;
  private final EventLoop loop;
  private final Clock clock;
  private final ServerMemory memory;
  private final PeerEvents events;
  private final Handshakes handshakes;
  private final Map<String, PeerLink> links = new HashMap<>();

  /**
   * Makes no link yet; the first join of a channel does.
   *
   * @param memory what links share with everybody else
   * @param handshakes bounds those of links, too
   */
  public PeerLinks(
      UpstreamConfig config,
      SessionRules rules,
      EventLoop loop,
      Clock clock,
      ServerMemory memory,
      PeerEvents events,
      Handshakes handshakes) {
    this.config = config;
    this.rules = rules;
    this.loop = loop;
    this.clock = clock;
    this.memory = memory;
    this.events = events;
    this.handshakes = handshakes;
  }

  /** Tells whether a link could join upstream in the name of a client with such a first frame. */
  public boolean wants(Join join, int frameOctets) {
    return !links.containsKey(join.channel()) || frameOctets <= PeerLink.MAX_SPARE_OCTETS;
  }

  /**
   * Keeps what a link needs to join in the name of a client.
   *
   * @return null if there is no memory for it; else {@link #joined} or {@link #release} follows
   */
  public @Nullable Identity identity(Join join, Octets firstFrame) {
    int octets = firstFrame.size();
    return memory.heap().tryTake(Identity.heapOctets(octets))
        ? new Identity(join, firstFrame.copy(0, octets))
        : null;
  }

  /** Forgets what was kept for a link. */
  public void release(Identity identity) {
    memory.heap().giveBack(Identity.heapOctets(identity.firstFrame().length));
  }

  /**
   * Says that a client has joined, whose first frame is in the channel; links the channel if it is
   * the first.
   */
  public void joined(Channel channel, Identity identity) {
    PeerLink known = links.get(channel.name());
    if (known != null) {
      known.offer(identity);
      return;
    }
    PeerLink link = new PeerLink(this, channel, identity);
    links.put(channel.name(), link);
    try {
      link.start();
    } catch (RuntimeException | Error bug) {
      // Whoever joins next begins anew.
      link.close();
      throw bug;
    }
  }

  /**
   * Says that a server below has restored frames of {@code channel}, which the upstream server has
   * to be told by a resync. Source: PEER-25.
   */
  public void restored(Channel channel) {
    PeerLink known = links.get(channel.name());
    if (known != null) {
      known.resyncAnew();
    }
  }

  /** Ends all links for good. */
  public void close() {
    List.copyOf(links.values()).forEach(link -> loop.attempt(link::close));
  }

  void forget(Channel channel) {
    links.remove(channel.name());
  }

  UpstreamConfig config() {
    return config;
  }

  SessionRules rules() {
    return rules;
  }

  EventLoop loop() {
    return loop;
  }

  Clock clock() {
    return clock;
  }

  /** Says what carries the octets of a link. */
  Transport transport(SocketChannel socket) {
    return config.transport(socket, handshakes);
  }

  ServerMemory memory() {
    return memory;
  }

  /** Tells the observer, whose failure is no link's. */
  void tell(Consumer<PeerEvents> what) {
    loop.attempt(() -> what.accept(events));
  }

  Backoff backoff(Channel channel) {
    long seed = config.seed() ^ channel.name().hashCode();
    return new Backoff(config.leastWait(), config.mostWait(), seed);
  }
}
