package org.mles.channel;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.WireRule;

/**
 * The way of frames into the log of a channel: past the guard if it has one, and into the history.
 * Thread: loop.
 */
final class Intake {
  private final Channel channel;
  private final ChannelRouter router;
  private final ChannelLog log;
  private final Past past;

  /** Frames appended since the channel was opened. */
  private long frames;

  Intake(Channel channel, ChannelRouter router, ChannelLog log, Past past) {
    this.channel = channel;
    this.router = router;
    this.log = log;
    this.past = past;
  }

  long frames() {
    return frames;
  }

  /** As {@link Channel#publish(Origin, ByteBuffer, int[], int)}. */
  void publish(Origin publisher, ByteBuffer octets, int[] octetsOfEach, int count) {
    if (past.isGuarded()) {
      publishGuarded(publisher, octets, octetsOfEach, count);
    } else if (hasRoomFor(publisher, octets.remaining()) && append(publisher, octets, count)) {
      for (int i = 0; i < count; i++) {
        past.appended(octetsOfEach[i]);
      }
    }
  }

  /** As {@link Channel#publish(Origin, Octets)}. */
  void publish(Origin publisher, Octets frame) {
    if (hasRoomFor(publisher, frame.size()) && past.isNew(publisher.id(), frame)) {
      long start = log.tail();
      if (appended(publisher, start, log.append(frame), 1)) {
        past.appended(frame.size());
      }
    }
  }

  private void publishGuarded(Origin publisher, ByteBuffer octets, int[] octetsOfEach, int count) {
    int limit = octets.limit();
    for (int i = 0; i < count; i++) {
      int end = octets.position() + octetsOfEach[i];
      octets.limit(end);
      if (hasRoomFor(publisher, octetsOfEach[i])
          && past.isNew(publisher.id(), octets)
          && append(publisher, octets, 1)) {
        past.appended(octetsOfEach[i]);
      }
      octets.limit(limit).position(end);
    }
  }

  /** Tells whether the publisher is still here once there is room for what it says. */
  private boolean hasRoomFor(Origin publisher, int octets) {
    if (octets > log.room()) {
      router.makeRoom(octets);
    }
    return publisher.isHere();
  }

  private boolean append(Origin publisher, ByteBuffer octets, int count) {
    long start = log.tail();
    return appended(publisher, start, log.append(octets), count);
  }

  private boolean appended(Origin publisher, long start, boolean done, int count) {
    if (!done) {
      publisher.giveUp(WireRule.NO_MEMORY, "no memory for what it said");
      return false;
    }
    frames += count;
    publisher.stepOver(start, log.tail(), count);
    channel.elsewhere().appended(publisher, (int) (log.tail() - start), count);
    channel.markDirty();
    return true;
  }

  /** As {@link Abroad#copy}. */
  boolean copy(@Nullable Subscriber origin, ByteBuffer octets, int count) {
    int copied = octets.remaining();
    if (copied > log.room()) {
      router.makeRoom(copied);
    }
    if (!router.has(channel)) {
      return true; // all who read here have given way
    }
    long start = log.tail();
    if (!log.append(octets)) {
      return false;
    }
    frames += count;
    past.appended(copied);
    if (origin != null && origin.isHere()) {
      origin.stepOver(start, log.tail(), count);
    }
    channel.markDirty();
    return true;
  }

  /** As {@link Channel#restore}. */
  boolean restore(Origin publisher, Rope restored) {
    boolean news = false;
    long octets = past.mergeOctets(restored);
    if (!router.heap().tryTake(octets)) {
      publisher.giveUp(WireRule.NO_MEMORY, "no memory to compare what it brings back");
    } else {
      news = hasRoomFor(publisher, restored.size()) && merge(publisher, restored);
      router.heap().giveBack(octets);
    }
    restored.clear();
    return news;
  }

  private boolean merge(Origin publisher, Rope restored) {
    HistoryMerge merge = past.missingOf(publisher.id(), restored);
    long start = log.tail();
    if (merge.missing() == 0
        || !appended(publisher, start, log.append(restored), merge.missing())) {
      return false;
    }
    past.restart(merge, restored, start);
    return true;
  }
}
