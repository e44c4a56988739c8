package org.mles.server;

/**
 * The loop that a connection is on. While it is under way to another nobody may touch it: the loop
 * that it left has let go of it, and that which it is for has not opened it yet.
 *
 * <p>Changed by the loop that it leaves before the other hears of it, and by the other when it has
 * come; a change behind that could undo what the other has done since. Thread: any asks.
 */
final class Whereabouts {
  private volatile ServerLoop loop;
  private volatile boolean underWay;

  Whereabouts(ServerLoop loop) {
    this.loop = loop;
  }

  /** Returns the loop that it is on, or under way to. */
  ServerLoop loop() {
    return loop;
  }

  /** Tells whether it may be touched on {@code here}, which must be the caller's loop. */
  boolean isAt(ServerLoop here) {
    return loop == here && !underWay;
  }

  /** Goes to another loop. Thread: the loop that it leaves, before it tells the other. */
  void leaveFor(ServerLoop there) {
    underWay = true;
    loop = there;
  }

  /** Is here. Thread: that loop. */
  void arrive(ServerLoop here) {
    loop = here;
    underWay = false;
  }
}
