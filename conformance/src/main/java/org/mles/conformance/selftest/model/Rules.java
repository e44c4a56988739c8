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
  protected boolean isDuplicate(ModelServer server, Room room, int cid) {
    return room.members().containsKey(cid);
  }

  @Override
  protected void refusedDuplicate(ModelServer server, Room room, Link link, RawFrame first) {}

  @Override
  protected void join(
      ModelServer server, Room room, Link link, RawFrame judged, List<RawFrame> frames) {
    link.joined(room, judged.cid());
    room.members().put(judged.cid(), link);
    replay(server, room, link);
    List<Room.Kept> held = List.copyOf(room.history());
    Merge merge = new Merge(held, frames, link);
    boolean merges = frames.size() > 1 && !held.isEmpty();
    for (RawFrame frame : merges ? unheld(frames, merge.missing()) : frames) {
      forwardFirst(server, room, link, frame);
      keepFirst(server, room, link, frame);
    }
    if (merges) {
      arrange(server, room, merge.merged());
    }
  }

  /** Returns which of the items of a resync are forwarded. */
  protected List<RawFrame> unheld(List<RawFrame> items, List<RawFrame> missing) {
    return missing;
  }

  /** Puts the history in the order that a merge made. */
  protected void arrange(ModelServer server, Room room, List<Room.Kept> merged) {
    room.history().clear();
    room.history().addAll(merged);
    forgetSurplus(server, room);
  }

  /** Forwards a first frame. */
  protected void forwardFirst(ModelServer server, Room room, Link link, RawFrame frame) {
    forward(server, room, link, frame);
  }

  /** Keeps a first frame. */
  protected void keepFirst(ModelServer server, Room room, Link link, RawFrame frame) {
    keep(server, room, link, frame);
  }

  // Later frames.

  /** Takes a later frame; false if the connection must end. */
  protected boolean accept(ModelServer server, Link link, RawFrame frame) throws IOException {
    synchronized (server) {
      Room room = link.room();
      if (room != null) {
        forward(server, room, link, frame);
        keep(server, room, link, frame);
      }
    }
    return true;
  }

  /** Sends a frame to every other member. */
  protected void forward(ModelServer server, Room room, Link from, RawFrame frame) {
    byte[] octets = frame.encode();
    for (Link member : List.copyOf(room.members().values())) {
      if (member != from) {
        member.send(octets);
      }
    }
  }

  // History.

  /** Keeps a frame for later joiners. */
  protected void keep(ModelServer server, Room room, Link from, RawFrame frame) {
    room.history().add(new Room.Kept(frame, from));
    forgetSurplus(server, room);
  }

  /** Forgets the oldest frames until both limits hold. */
  protected void forgetSurplus(ModelServer server, Room room) {
    Long most = server.settings().limits().of(Limit.HISTORY_OCTETS);
    while (room.history().size() > limit(server) || (most != null && octets(room) > most)) {
      room.history().remove(0);
    }
  }

  /** Returns the octets of a history as they are counted. */
  protected long octets(Room room) {
    return room.history().stream().mapToLong(kept -> kept.frame().encode().length).sum();
  }

  /** Returns how many frames are kept. */
  protected int limit(ModelServer server) {
    return server.settings().historyLimit();
  }

  /** Sends the kept frames to a joiner. */
  protected void replay(ModelServer server, Room room, Link link) {
    room.history().forEach(kept -> link.send(kept.frame().encode()));
  }

  // Ends.

  /** A connection ended in order, or was refused. */
  protected void over(ModelServer server, Link link) {
    leave(server, link);
    link.closeAfterOutput();
  }

  /** Returns how long the sending may go on after a connection's end, in milliseconds. */
  protected long drainMillis(ModelServer server) {
    return 1000;
  }

  /** A connection was reset. */
  protected void reset(ModelServer server, Link link) {
    leave(server, link);
    link.closeNow();
  }

  /** Ends the membership of a connection, if it has one. */
  protected void leave(ModelServer server, Link link) {
    synchronized (server) {
      Room room = link.room();
      if (room != null) {
        free(room.members(), link);
        left(server, room, link);
        if (room.members().isEmpty()) {
          crowd.deserted(server, room);
        }
      }
    }
  }

  /** Frees the CID of a member. */
  protected void free(Map<Integer, Link> members, Link link) {
    members.remove(link.cid(), link);
  }

  /** A member has left. */
  protected void left(ModelServer server, Room room, Link link) {}
}
