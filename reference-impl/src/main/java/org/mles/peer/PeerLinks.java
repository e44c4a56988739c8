package org.mles.peer;

import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mles.channel.Channel;
import org.mles.memory.PendingFrames;
import org.mles.net.EventLoop;
import org.mles.net.Plain;
import org.mles.net.Transport;
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
  private final PendingFrames pending;
  private final PeerEvents events;
  private final Map<String, PeerLink> links = new HashMap<>();

  /**
   * Makes no link yet; the first join of a channel does.
   *
   * @param pending counts what upstream servers have sent of frames that are not whole
   */
  public PeerLinks(
      UpstreamConfig config,
      SessionRules rules,
      EventLoop loop,
      Clock clock,
      PendingFrames pending,
      PeerEvents events) {
    this.config = config;
    this.rules = rules;
    this.loop = loop;
    this.clock = clock;
    this.pending = pending;
    this.events = events;
  }

  /**
   * Takes note of a local join, and links the channel if it is the first.
   *
   * @param firstFrame the client's first frame, already in the channel
   */
  public void joined(Channel channel, Join join, byte[] firstFrame) {
    Identity identity = new Identity(join, firstFrame);
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
   * Takes note that a server below has restored frames of {@code channel}, which the upstream
   * server has to be told by a resync. Source: PEER-25.
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
    return new Plain(socket);
  }

  PendingFrames pending() {
    return pending;
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
