package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.rule.WireRule;

/**
 * Everybody who reads a channel: active members, links, and leaving ones that still drain.
 *
 * <p>An array without gaps, since a flush visits all of them. Thread: loop.
 */
final class Members {
  private Subscriber[] members = new Subscriber[2];
  private int count;
  private int links;

  /** Who is served next, and how many are to be served until all have what there is. */
  private int next;

  private int owed;

  /** Tells whether nobody is here but links. */
  boolean areOnlyLinks() {
    return count == links;
  }

  int count() {
    return count;
  }

  void add(Subscriber member) {
    if (count == members.length) {
      members = Arrays.copyOf(members, 2 * count);
    }
    member.index = count;
    members[count++] = member;
    links += member.isLink() ? 1 : 0;
  }

  /** Tells whether it is here. */
  boolean has(Subscriber member) {
    return member.index < count && members[member.index] == member;
  }

  /** Returns false if it is gone already. */
  boolean remove(Subscriber gone) {
    if (!has(gone)) {
      return false;
    }
    Subscriber moved = members[--count];
    members[gone.index] = moved;
    moved.index = gone.index;
    forgetBehindLast();
    links -= gone.isLink() ? 1 : 0;
    return true;
  }

  @SuppressWarnings("NullAway") // nobody reads behind the last member
  private void forgetBehindLast() {
    members[count] = null;
  }

  /**
   * Begins a round, in which everybody is served; one that is under way goes on from where it is,
   * for as long as it takes to serve everybody. Each round begins with another member, so that none
   * is always the last to hear.
   */
  void oweAll() {
    next += owed == 0 ? 1 : 0;
    next = next < count ? next : 0;
    owed = count;
  }

  /** Tells whether the round is not over. */
  boolean areOwed() {
    return owed > 0;
  }

  /** Sends to everybody who is owed it what it has not seen; see {@link Subscriber#flush}. */
  long flush(
      ByteBuffer[] slices, long tail, long frames, long slowReaderOctets, FlushBudget budget) {
    long sent = 0;
    while (owed > 0 && !budget.isSpent()) {
      next = next < count ? next : 0;
      owed--;
      Subscriber member = members[next++];
      long before = member.cursor().position();
      sent += member.flush(slices, tail, frames, slowReaderOctets);
      budget.spend(member.cursor().position() - before);
    }
    return sent;
  }

  /** Has all others step over a frame of {@code publisher}, which steps over its own anyway. */
  void stepOver(Subscriber publisher, long start, long end) {
    for (int i = 0; i < count; i++) {
      if (members[i] != publisher) {
        members[i].stepOver(start, end, 1);
      }
    }
  }

  /** Closes everybody. */
  void giveUpAll(WireRule rule, String why) {
    for (int i = 0; i < count; i++) {
      members[i].giveUp(rule, why);
    }
  }

  /** Gives back what their cursors occupy. */
  void close() {
    for (int i = 0; i < count; i++) {
      members[i].close();
    }
  }

  /** Settles all cursors and returns the position of the last one, or the tail. */
  long settle(long tail) {
    long unread = tail;
    for (int i = 0; i < count; i++) {
      Cursor cursor = members[i].cursor();
      cursor.settle();
      unread = Math.min(unread, cursor.position());
    }
    return unread;
  }

  /**
   * Closes who has most to read before the tail.
   *
   * @return false if nobody has anything
   */
  boolean closeFurthestBehind(long tail) {
    Subscriber furthest = furthestBehind(tail);
    if (furthest == null) {
      return false;
    }
    // Removed first: it reads no more from here on, so what it had not read can be recycled.
    furthest.channel().remove(furthest);
    long behind = tail - furthest.cursor().position();
    furthest.giveUp(
        WireRule.SLOW_READER, "memory is short and it was " + behind + " octets behind");
    return true;
  }

  private @Nullable Subscriber furthestBehind(long tail) {
    Subscriber furthest = null;
    long unread = tail;
    for (int i = 0; i < count; i++) {
      if (members[i].cursor().position() < unread) {
        furthest = members[i];
        unread = furthest.cursor().position();
      }
    }
    return furthest;
  }
}
