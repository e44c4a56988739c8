package org.mles.mirror;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Abroad;
import org.mles.channel.Channel;
import org.mles.channel.Outlet;
import org.mles.channel.Subscriber;

/**
 * The copy of a channel on a loop that does not own it: a channel without history, filled by the
 * owner. Thread: the loop that it is on.
 */
final class Mirror {
  /** So much of what its members say may be on its way to the owner. */
  static final int WINDOW_OCTETS = 256 << 10;

  private final String name;
  private final Host owner;
  private final Host here;
  private final Feed feed;
  private @Nullable Abroad copy;
  private int lodgers;

  /** What its members say and the owner has not acknowledged. */
  private int underWay;

  /** Up to where it has copied. */
  private long until;

  private boolean owing;

  Mirror(String name, Host owner, Host here, Feed feed) {
    this.name = name;
    this.owner = owner;
    this.here = here;
    this.feed = feed;
  }

  Host owner() {
    return owner;
  }

  /** Opens the copy, if there is memory for it, and says so. */
  void open() {
    boolean opened = reopen() != null;
    owner.post(() -> feed.opened(opened));
  }

  /** Opens the copy anew if all who read it have gone. */
  private @Nullable Channel reopen() {
    Channel opened = here.mirrors().open(name);
    if (opened != null && (copy == null || copy.channel() != opened)) {
      copy = opened.abroad();
    }
    return opened;
  }

  /** Takes in a member; null if there is no memory. */
  @Nullable Subscriber arrive(long id, Outlet outlet) {
    Channel opened = reopen();
    Subscriber arrived = opened == null ? null : opened.join(id, outlet);
    lodgers += arrived == null ? 0 : 1;
    return arrived;
  }

  /** One member has gone. */
  void left() {
    lodgers--;
  }

  /** Forgets the copy, which nobody reads. */
  void close() {
    if (copy != null) {
      copy.vacated();
    }
  }

  /** Takes what the owner hands over; the octets are the owner's until that is acknowledged. */
  void take(List<Run> runs, Deque<ByteBuffer> octets, long until) {
    for (Run run : runs) {
      if (run.action == null) {
        copy(run, octets);
      } else {
        run.action.run();
      }
    }
    this.until = until;
    if (!owing) {
      owing = true;
      here.owe(this::acknowledge);
    }
  }

  private void copy(Run run, Deque<ByteBuffer> octets) {
    int left = run.octets;
    boolean wanted = !run.kept && lodgers > 0;
    while (left > 0) {
      ByteBuffer first = octets.getFirst();
      int length = Math.min(left, first.remaining());
      left -= length;
      ByteBuffer piece = first.slice(first.position(), length);
      wanted = wanted && copied(run, piece, left == 0);
      first.position(first.position() + length);
      if (!first.hasRemaining()) {
        octets.removeFirst();
      }
    }
  }

  /** Returns false if there is no memory: then nobody who is here can be told the rest. */
  private boolean copied(Run run, ByteBuffer piece, boolean last) {
    Abroad present = copy;
    Subscriber origin = run.origin == null ? null : run.origin.present();
    if (present == null || present.copy(origin, piece, last ? run.frames : 0)) {
      return present != null;
    }
    present.giveUpAll("no memory for what it is to be sent");
    return false;
  }

  private boolean acknowledge() {
    if (lodgers > 0 && copy != null && copy.channel().isBehind()) {
      return false;
    }
    long position = until;
    owing = false;
    owner.post(() -> feed.copied(position));
    return true;
  }

  /** Has something done by the owner and then something here. */
  void toOwner(Runnable first, Runnable then) {
    owner.post(
        () -> {
          first.run();
          here.post(then);
        });
  }

  /** Tells whether its members should be read now. */
  boolean takesFrames() {
    return underWay < WINDOW_OCTETS;
  }

  /** So many octets of what its members say are under way. */
  void sends(int octets) {
    underWay += octets;
  }

  /** The owner has sent on so much of it. */
  void taken(int octets) {
    underWay -= octets;
  }
}
