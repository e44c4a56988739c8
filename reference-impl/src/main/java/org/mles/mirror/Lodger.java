package org.mles.mirror;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Membership;
import org.mles.channel.Outlet;
import org.mles.channel.Subscriber;
import org.mles.memory.Budget;
import org.mles.memory.Octets;
import org.mles.rule.WireRule;

/**
 * A member that reads at a mirror: what it says, and the end of its membership, go to the owner.
 *
 * <p>So that nothing which it could know of is missing before it, a word of its own and its leave
 * come back behind all that the owner had appended. Thread: the mirror's loop.
 */
public final class Lodger implements Membership {
  /** What a message to the owner costs beside the octets that it carries. */
  private static final int MESSAGE_OCTETS = 128;

  private final Seat seat;
  private final Mirrors mirrors;
  private final Mirror mirror;
  private final Budget heap;
  private @Nullable Subscriber subscriber;
  private boolean removed;

  Lodger(Seat seat, Mirrors mirrors, Mirror mirror, Budget heap) {
    this.seat = seat;
    this.mirrors = mirrors;
    this.mirror = mirror;
    this.heap = heap;
  }

  /**
   * Has {@code arrival} run on the loop of the mirror, between what the member has read and what it
   * has not. Thread: the owner's loop, in the turn in which it went.
   */
  public void follow(Runnable arrival) {
    seat.feed().after(arrival);
  }

  /**
   * Reads here from now on.
   *
   * @return false if there is no memory for that
   */
  public boolean arrive(Outlet outlet) {
    subscriber = mirror.arrive(seat.id(), outlet);
    return subscriber != null;
  }

  /** Returns what reads here; null before it came and once it is gone, or had to give way. */
  @Nullable Subscriber present() {
    return subscriber != null && subscriber.isHere() ? subscriber : null;
  }

  @Override
  public boolean takesFrames() {
    return mirror.takesFrames() && subscriber != null && subscriber.takesFrames();
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    if (counts(frames.remaining())) {
      ByteBuffer copy = ByteBuffer.allocate(frames.remaining()).put(frames).flip();
      int[] octets = Arrays.copyOf(octetsOfEach, count);
      mirror.owner().post(() -> mirrors.publish(seat, copy, octets, count));
    } else {
      frames.position(frames.limit());
    }
  }

  @Override
  public void publish(Octets frame) {
    if (counts(frame.size())) {
      ByteBuffer copy = ByteBuffer.wrap(frame.copy(0, frame.size()));
      mirror.owner().post(() -> mirrors.publish(seat, copy, new int[] {copy.remaining()}, 1));
    }
  }

  /** Takes heap for what is under way to the owner; closes the member if there is none. */
  private boolean counts(int octets) {
    if (!heap.tryTake(octets)) {
      giveUp(WireRule.NO_MEMORY, "no memory for what it said");
      return false;
    }
    mirror.sends(octets);
    return true;
  }

  @Override
  public void say(ByteBuffer word) {
    int counted = MESSAGE_OCTETS + word.remaining();
    mirror.sends(counted);
    mirror.owner().post(() -> mirrors.say(seat, word, counted));
  }

  /** What it is told has come back. */
  void sayNow(ByteBuffer word) {
    Subscriber here = present();
    if (here != null) {
      here.say(word);
    }
  }

  @Override
  public void leave() {
    mirror.owner().post(() -> mirrors.leave(seat));
  }

  /** Its leave has come back. */
  void leaveNow() {
    Subscriber here = present();
    if (here != null) {
      here.leave();
    }
  }

  @Override
  public void remove(Runnable done) {
    if (!removed && subscriber != null) {
      mirror.left();
      subscriber.channel().remove(subscriber);
    }
    removed = true;
    mirror.toOwner(() -> mirrors.remove(seat), done);
  }

  @Override
  public void writable() {
    Subscriber here = present();
    if (here != null) {
      here.writable();
    }
  }

  /** Somebody else wants to be here in its place. */
  void contested() {
    Subscriber here = present();
    if (here != null) {
      here.contested();
    }
  }

  /** Gets nothing more and is closed. */
  void giveUp(WireRule rule, String why) {
    Subscriber here = present();
    if (here != null) {
      here.giveUp(rule, why);
    }
  }
}
