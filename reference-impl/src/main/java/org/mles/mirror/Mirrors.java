package org.mles.mirror;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Abroad;
import org.mles.channel.Channel;
import org.mles.channel.Elsewhere;
import org.mles.channel.Origin;
import org.mles.channel.Subscriber;

/**
 * All mirrors of one channel, and the members that read there. Thread: the loop that owns the
 * channel.
 */
public final class Mirrors implements Elsewhere {
  private final Abroad channel;
  private final Hosts hosts;
  private final List<Feed> feeds = new ArrayList<>();

  private Mirrors(Channel channel, Hosts hosts) {
    this.channel = channel.abroad();
    this.hosts = hosts;
  }

  /**
   * Chooses the loop on which a member is to read that has just joined.
   *
   * @return null if it stays here; else what it has to wait for to go
   */
  public static @Nullable Passage place(Channel channel, Subscriber joined, Hosts hosts) {
    Elsewhere known = channel.elsewhere();
    if (known instanceof Mirrors mirrors) {
      return mirrors.place(joined);
    }
    if (channel.abroad().readers() <= hosts.mirrorFrom()) {
      return null;
    }
    Mirrors mirrors = new Mirrors(channel, hosts);
    channel.reaches(mirrors);
    return mirrors.place(joined);
  }

  private @Nullable Passage place(Subscriber joined) {
    int[] readers = new int[hosts.all().size()];
    readers[hosts.self()] = channel.readers() - 1;
    for (Feed feed : feeds) {
      readers[numberOf(feed)] = feed.readers();
      readers[hosts.self()] -= feed.coming();
    }
    int loop = Seating.choose(readers, hosts.self(), hosts.mirrorFrom());
    return loop == hosts.self() ? null : new Passage(this, joined, feedOf(hosts.all().get(loop)));
  }

  int numberOf(Feed feed) {
    return hosts.all().indexOf(feed.there());
  }

  private Feed feedOf(Host there) {
    for (Feed feed : feeds) {
      if (feed.there() == there) {
        return feed;
      }
    }
    Feed fresh = new Feed(this, channel, hosts.own(), there);
    feeds.add(fresh);
    return fresh;
  }

  /** Has a member read there from now on; all that it is told follows what it has read here. */
  Seat seat(Subscriber gone, Feed feed) {
    Seat seat = new Seat(gone.id(), feed, this, channel.heap());
    channel.moved(gone, seat);
    feed.seated();
    return seat;
  }

  /** Frees the id of a member that leaves, and has it read what is appended by now. */
  void leave(Seat leaving) {
    channel.left(leaving);
    leaving.feed().after(leaving.lodger()::leaveNow);
  }

  /** A member is gone; harmless if it was before. */
  void remove(Seat gone) {
    if (!gone.isHere()) {
      return;
    }
    gone.remove();
    channel.left(gone);
    gone.feed().vacated();
    tidy();
  }

  /** Appends what a member says. */
  void publish(Seat publisher, ByteBuffer frames, int[] octetsOfEach, int count) {
    int octets = frames.remaining();
    channel.heap().giveBack(octets);
    channel.channel().publish(publisher, frames, octetsOfEach, count);
    publisher.feed().took(octets);
  }

  /** Has a member told a word behind all that is appended by now. */
  void say(Seat told, ByteBuffer word, int counted) {
    told.feed().after(() -> told.lodger().sayNow(word));
    told.feed().took(counted);
  }

  /** Ends what is of no use any more; perhaps the channel is deserted now. */
  void tidy() {
    for (Feed feed : List.copyOf(feeds)) {
      if (feed.isOver()) {
        feeds.remove(feed);
        feed.close();
      }
    }
    if (feeds.isEmpty()) {
      channel.vacated();
    }
  }

  // What the channel asks and tells

  @Override
  public boolean isEmpty() {
    return feeds.isEmpty();
  }

  @Override
  public void appended(Origin origin, int octets, int frames) {
    Seat seat = origin instanceof Seat away ? away : null;
    for (int i = 0; i < feeds.size(); i++) {
      Feed feed = feeds.get(i);
      feed.appended(seat != null && seat.feed() == feed ? seat.lodger() : null, octets, frames);
    }
  }

  @Override
  public void kept(int octets) {
    for (int i = 0; i < feeds.size(); i++) {
      feeds.get(i).kept(octets);
    }
  }

  @Override
  public void handOver() {
    for (int i = 0; i < feeds.size(); i++) {
      feeds.get(i).handOver();
    }
  }

  @Override
  public boolean isBehind() {
    boolean behind = false;
    for (int i = 0; i < feeds.size(); i++) {
      behind |= feeds.get(i).isBehind();
    }
    return behind;
  }

  @Override
  public long released(long tail) {
    long released = tail;
    for (int i = 0; i < feeds.size(); i++) {
      released = Math.min(released, feeds.get(i).released(tail));
    }
    return released;
  }
}
