package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.mles.conformance.book.Limit;
import org.mles.conformance.wire.RawFrame;

/**
 * What a Mles server does, one method per decision, all of them right. A fault is a subclass that
 * overrides one.
 *
 * <p>Thread: the connection's, where the method takes no lock; else under the server's lock.
 */
public class Rules extends JoinRules {
  private final Crowd crowd;

  /** Makes rules that keep the configured limits. */
  public Rules() {
    this(new Crowd());
  }

  /** Makes rules with limits of their own. */
  public Rules(Crowd crowd) {
    this.crowd = crowd;
  }

  @Override
  Crowd crowd() {
    return crowd;
  }

  // Membership.

  @Override
  protected boolean isDuplicate(ModelServer server, Channel channel, int cid) {
    return channel.members().containsKey(cid);
  }

  @Override
  protected void refusedDuplicate(
      ModelServer server, Channel channel, Connection connection, RawFrame first) {}

  @Override
  protected void join(
      ModelServer server,
      Channel channel,
      Connection connection,
      RawFrame judged,
      List<RawFrame> frames) {
    connection.joined(channel, judged.cid());
    channel.members().put(judged.cid(), connection);
    replay(server, channel, connection);
    List<Channel.Kept> held = List.copyOf(channel.history());
    Merge merge = new Merge(held, frames, connection);
    boolean merges = frames.size() > 1 && !held.isEmpty();
    for (RawFrame frame : merges ? unheld(frames, merge.missing()) : frames) {
      forwardFirst(server, channel, connection, frame);
      keepFirst(server, channel, connection, frame);
    }
    if (merges) {
      arrange(server, channel, merge.merged());
    }
  }

  /** Returns which of the items of a resync are forwarded. */
  protected List<RawFrame> unheld(List<RawFrame> items, List<RawFrame> missing) {
    return missing;
  }

  /** Puts the history in the order that a merge made. */
  protected void arrange(ModelServer server, Channel channel, List<Channel.Kept> merged) {
    channel.history().clear();
    channel.history().addAll(merged);
    forgetSurplus(server, channel);
  }

  /** Forwards a first frame. */
  protected void forwardFirst(
      ModelServer server, Channel channel, Connection connection, RawFrame frame) {
    forward(server, channel, connection, frame);
  }

  /** Keeps a first frame. */
  protected void keepFirst(
      ModelServer server, Channel channel, Connection connection, RawFrame frame) {
    keep(server, channel, connection, frame);
  }

  // Later frames.

  /** Takes a later frame; false if the connection must end. */
  protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
      throws IOException {
    synchronized (server) {
      Channel channel = connection.channel();
      if (channel != null) {
        forward(server, channel, connection, frame);
        keep(server, channel, connection, frame);
      }
    }
    return true;
  }

  /** Sends a frame to every other member. */
  protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
    byte[] octets = frame.encode();
    for (Connection member : List.copyOf(channel.members().values())) {
      if (member != from) {
        member.send(octets);
      }
    }
  }

  // History.

  /** Keeps a frame for later joiners. */
  protected void keep(ModelServer server, Channel channel, Connection from, RawFrame frame) {
    channel.history().add(new Channel.Kept(frame, from));
    forgetSurplus(server, channel);
  }

  /** Forgets the oldest frames until both limits hold. */
  protected void forgetSurplus(ModelServer server, Channel channel) {
    Long most = server.settings().limits().of(Limit.HISTORY_OCTETS);
    while (channel.history().size() > limit(server) || (most != null && octets(channel) > most)) {
      channel.history().remove(0);
    }
  }

  /** Returns the octets of a history as they are counted. */
  protected long octets(Channel channel) {
    return channel.history().stream().mapToLong(kept -> kept.frame().encode().length).sum();
  }

  /** Returns how many frames are kept. */
  protected int limit(ModelServer server) {
    return server.settings().historyLimit();
  }

  /** Sends the kept frames to a joiner. */
  protected void replay(ModelServer server, Channel channel, Connection connection) {
    channel.history().forEach(kept -> connection.send(kept.frame().encode()));
  }

  // Ends.

  /** A connection ended in order, or was refused. */
  protected void over(ModelServer server, Connection connection) {
    leave(server, connection);
    connection.closeAfterOutput();
  }

  /** Returns how long the sending may go on after a connection's end, in milliseconds. */
  protected long drainMillis(ModelServer server) {
    return 1000;
  }

  /** A connection was reset. */
  protected void reset(ModelServer server, Connection connection) {
    leave(server, connection);
    connection.closeNow();
  }

  /** Ends the membership of a connection, if it has one. */
  protected void leave(ModelServer server, Connection connection) {
    synchronized (server) {
      Channel channel = connection.channel();
      if (channel != null) {
        free(channel.members(), connection);
        left(server, channel, connection);
        if (channel.members().isEmpty()) {
          crowd.deserted(server, channel);
        }
      }
    }
  }

  /** Frees the CID of a member. */
  protected void free(Map<Integer, Connection> members, Connection connection) {
    members.remove(connection.cid(), connection);
  }

  /** A member has left. */
  protected void left(ModelServer server, Channel channel, Connection connection) {}
}
