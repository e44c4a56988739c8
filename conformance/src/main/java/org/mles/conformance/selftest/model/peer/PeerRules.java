package org.mles.conformance.selftest.model.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;

/**
 * What a peer server does beside what a server does, one method per decision, all of them right.
 *
 * <p>Thread: all under the server's lock, but {@link #triesAgain}.
 */
public class PeerRules extends Rules {
  /** Heads and names of one item and of the whole resync, at their longest. */
  private static final int ITEM_OVERHEAD = 1 + 12 + 5;

  private static final int RESYNC_OVERHEAD = 1 + 15 + 5;
  private static final int MOST_DOUBLINGS = 6;

  private final Map<String, Uplink> uplinks = new HashMap<>();
  private final Map<String, LoopGuard> guards = new HashMap<>();
  private boolean fresh;
  private boolean restoring;

  // Opening links.

  @Override
  protected void join(
      ModelServer server,
      Channel channel,
      Connection connection,
      RawFrame judged,
      List<RawFrame> frames) {
    restoring = frames.size() > 1 && tellsRestored();
    super.join(server, channel, connection, judged, frames);
    Uplink uplink = uplink(channel);
    if (uplink == null || linksEveryClient()) {
      openLink(server, channel, connection, judged, frames);
    } else {
      uplink.offer(judged);
      if (restoring) {
        uplink.reopen();
      }
    }
    restoring = false;
  }

  private void openLink(
      ModelServer server,
      Channel channel,
      Connection connection,
      RawFrame judged,
      List<RawFrame> frames) {
    Uplink uplink = new Uplink(server, this, channel, connection, judged);
    uplinks.put(linkName(channel), uplink);
    if (restoring) {
      uplink.tellAll();
    } else {
      frames.subList(1, frames.size()).forEach(uplink::send);
    }
    uplink.start();
  }

  /** Returns the link of a channel, or null. */
  protected final @Nullable Uplink uplink(Channel channel) {
    return uplinks.get(linkName(channel));
  }

  /** Returns the name under which the link of a channel is found. */
  protected String linkName(Channel channel) {
    return channel.name();
  }

  /** Says whether each client gets a link of its own. */
  protected boolean linksEveryClient() {
    return false;
  }

  /** Says whether what was restored goes up by a resync. */
  protected boolean tellsRestored() {
    return true;
  }

  // Carrying frames.

  @Override
  protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
    fresh = isNew(guard(channel), from, frame);
    if (fresh) {
      super.forward(server, channel, from, frame);
      Uplink uplink = uplink(channel);
      if (uplink != null && uplink.connection() != from && !restoring) {
        up(uplink, from, frame);
      }
    }
  }

  @Override
  protected void keep(ModelServer server, Channel channel, Connection from, RawFrame frame) {
    if (fresh) {
      super.keep(server, channel, from, frame);
    }
  }

  private LoopGuard guard(Channel channel) {
    return guards.computeIfAbsent(channel.name(), unused -> new LoopGuard());
  }

  /** Says whether a frame is no copy of one that came on another way. */
  protected boolean isNew(LoopGuard guard, Connection from, RawFrame frame) {
    return guard.isNew(from, frame);
  }

  /** Sends a local frame up. */
  protected void up(Uplink uplink, Connection from, RawFrame frame) {
    uplink.send(frame);
  }

  /** Reads a frame of the upstream; null if the link must end. */
  final @Nullable RawFrame next(ModelServer server, Connection connection) throws IOException {
    return readFrame(server, connection, false);
  }

  /** Takes a frame that came down. */
  protected void fromAbove(
      ModelServer server, Uplink uplink, Connection connection, RawFrame frame) {
    forward(server, uplink.channel(), connection, frame);
    keep(server, uplink.channel(), connection, frame);
  }

  // What a link says first.

  /** Returns the first frame of a connection. */
  protected RawFrame opening(ModelServer server, Uplink uplink, Connection connection) {
    RawFrame first = sentAs(server, uplink, connection);
    if (!first.equals(uplink.identity())) {
      guard(uplink.channel()).isNew(connection, first);
    }
    return uplink.again() ? resync(uplink, first) : first;
  }

  /** Returns the client's first frame as the upstream has to get it. */
  protected RawFrame sentAs(ModelServer server, Uplink uplink, Connection connection) {
    RawFrame identity = uplink.identity();
    Triple triple = decode(identity.body());
    if (triple == null) {
      throw new IllegalStateException("a client without a name opened a link");
    }
    String shared = server.settings().sharedKey();
    return shared == null || shared.isEmpty()
        ? identity.withKey(hash(keyStrings(server, JoinKey.endpoint(connection.local()), triple)))
        : identity;
  }

  /** Returns the first frame of a link that has something to tell. */
  protected RawFrame resync(Uplink uplink, RawFrame first) {
    List<RawFrame> items = items(uplink, first, rest(uplink));
    if (items.size() == 1) {
      return first;
    }
    return first.withBody(Body.resync(items.stream().map(RawFrame::encode).toList()));
  }

  /** Returns the history but for the link's first frame and what no resync may hold. */
  protected List<RawFrame> rest(Uplink uplink) {
    List<RawFrame> rest = new ArrayList<>();
    for (Channel.Kept kept : uplink.channel().history()) {
      if (isTold(uplink, kept.frame())) {
        rest.add(kept.frame());
      }
    }
    rest.remove(uplink.identity());
    return rest;
  }

  /** Says whether a resync may hold a frame. */
  protected boolean isTold(Uplink uplink, RawFrame frame) {
    return isForUpstream(uplink, frame) && resyncItems(frame).isEmpty();
  }

  /** Says whether a frame does not name another channel. */
  protected boolean isForUpstream(Uplink uplink, RawFrame frame) {
    return belongs(frame, uplink.channel().name());
  }

  /** Returns the items of a resync: the first frame and as much of the newest rest as fits. */
  protected List<RawFrame> items(Uplink uplink, RawFrame first, List<RawFrame> rest) {
    int from = rest.size();
    long octets = RESYNC_OVERHEAD + octets(first);
    while (from > 0 && octets + octets(rest.get(from - 1)) <= RawFrame.MAX_BODY_OCTETS) {
      octets += octets(rest.get(--from));
    }
    List<RawFrame> items = new ArrayList<>(rest.subList(from, rest.size()));
    items.add(0, first);
    return items;
  }

  private static long octets(RawFrame item) {
    return (long) ITEM_OVERHEAD + RawFrame.HEADER_OCTETS + item.body().length;
  }

  /** A connection is open and has said its first frame. */
  protected void opened(Uplink uplink, RawFrame opening) {}

  // Losing links.

  /**
   * A connection is gone.
   *
   * @param heard whether anything had come from it
   */
  protected void lost(ModelServer server, Uplink uplink, boolean heard) {
    if (heard) {
      uplink.worked();
    } else {
      uplink.changeName();
    }
  }

  /** Says whether a lost link is tried again. */
  protected boolean triesAgain(boolean heard) {
    return true;
  }

  /** Returns how long to wait before the next attempt. */
  protected long waitMillis(ModelServer server, Uplink uplink) {
    ModelServer.Upstream upstream = server.upstream();
    long first = upstream == null ? 0 : upstream.firstWaitMillis();
    return first << Math.min(uplink.failures(), MOST_DOUBLINGS);
  }
}
