package org.mles.mirror;

import org.mles.channel.Origin;
import org.mles.memory.Budget;
import org.mles.rule.WireRule;

/**
 * What stands for a member in its channel while the member itself reads at a mirror: its id, and
 * where to tell it something. Thread: the owner's loop.
 */
final class Seat implements Origin {
  private final long id;
  private final Feed feed;
  private final Lodger lodger;
  private boolean gone;

  Seat(long id, Feed feed, Mirrors mirrors, Budget heap) {
    this.id = id;
    this.feed = feed;
    lodger = new Lodger(this, mirrors, feed.mirror(), heap);
  }

  Feed feed() {
    return feed;
  }

  Lodger lodger() {
    return lodger;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public boolean isHere() {
    return !gone;
  }

  void remove() {
    gone = true;
  }

  @Override
  public void stepOver(long start, long end, int frames) {
    // Its mirror is told who said what; here it reads nothing.
  }

  @Override
  public void contested() {
    feed.there().post(lodger::contested);
  }

  @Override
  public void giveUp(WireRule rule, String why) {
    feed.there().post(() -> lodger.giveUp(rule, why));
  }
}
