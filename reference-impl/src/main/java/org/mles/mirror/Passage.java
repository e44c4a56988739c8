package org.mles.mirror;

import org.mles.channel.Subscriber;

/**
 * A member's way to the loop that it is to read on. It goes when it has read everything where it
 * joined, so that it carries nothing but its connection. Thread: the loop that owns the channel.
 */
public final class Passage {
  /** Far more turns than a reader needs that reads; who does not may stay. */
  private static final int MOST_TRIES = 64;

  private final Mirrors mirrors;
  private final Subscriber member;
  private final Feed feed;
  private int tries;

  Passage(Mirrors mirrors, Subscriber member, Feed feed) {
    this.mirrors = mirrors;
    this.member = member;
    this.feed = feed;
    feed.expect(1);
  }

  /** Returns the number of the loop that it leads to. */
  public int loop() {
    return mirrors.numberOf(feed);
  }

  /** Tells whether it can go now. */
  public boolean isOpen() {
    return feed.isReady() && member.hasAll();
  }

  /** Tells whether there is no use in waiting any longer; asked once per turn. */
  public boolean isPointless() {
    tries += feed.isReady() ? 1 : 0;
    return feed.hasFailed() || tries > MOST_TRIES || !member.isHere();
  }

  /** Stays after all. */
  public void abandon() {
    feed.expect(-1);
    mirrors.tidy();
  }

  /** Goes; the member's place in the channel is kept by what {@link Lodger} stands for. */
  public Lodger go() {
    Seat seat = mirrors.seat(member, feed);
    feed.expect(-1);
    return seat.lodger();
  }
}
