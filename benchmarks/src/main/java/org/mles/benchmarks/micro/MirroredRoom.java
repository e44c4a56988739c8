package org.mles.benchmarks.micro;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.mles.channel.Channel;
import org.mles.channel.ChannelRouter;
import org.mles.channel.HistoryLimits;
import org.mles.channel.Subscriber;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.memory.ServerMemory;
import org.mles.mirror.Host;
import org.mles.mirror.Hosts;
import org.mles.mirror.Lodger;
import org.mles.mirror.Mirrors;
import org.mles.mirror.Passage;

/**
 * One channel on two loops without threads: a publisher and a subscriber read where the channel
 * lives, another subscriber reads at a mirror if there is one. What a loop tells the other waits in
 * a queue until it is delivered, and all ways out end in memory.
 */
final class MirroredRoom {
  private static final long MEBIBYTE = 1 << 20;

  /** More turns than a move takes. */
  private static final int TURNS_OF_A_MOVE = 8;

  private final ServerMemory memory = MemoryRoom.memory();
  private final ChannelRouter router =
      MemoryRoom.router(new HistoryLimits(100, 16 * MEBIBYTE), memory);
  private final ChannelRouter copies = MemoryRoom.router(new HistoryLimits(0, 0), memory);
  private final Queue<Runnable> toOwner = new ArrayDeque<>();
  private final Queue<Runnable> toMirror = new ArrayDeque<>();
  private final Host owner;
  private final Host mirror = new Host(toMirror::add, copies);
  private final CountingOutlet.Sum here = new CountingOutlet.Sum();
  private final CountingOutlet.Sum there = new CountingOutlet.Sum();
  private final Channel channel = Objects.requireNonNull(router.open("fanout"));
  private final Subscriber publisher = join(0, here);
  private final ByteBuffer frame;
  private final int[] octetsOfEach;

  /**
   * Joins everybody.
   *
   * @param mirrored whether the second subscriber reads at a mirror, or where the channel lives
   */
  MirroredRoom(boolean mirrored, int payloadOctets) {
    owner = new Host(toOwner::add, MemoryRoom.router(new HistoryLimits(0, 0), memory));
    join(1, here);
    if (mirrored) {
      move(join(2, there));
    } else {
      join(2, there);
    }
    V1Body.Message body = new V1Body.Message("publisher", "fanout", new byte[payloadOctets]);
    byte[] octets = V1Frame.encode(0, body);
    frame = ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    octetsOfEach = new int[] {octets.length};
  }

  private Subscriber join(long id, CountingOutlet.Sum out) {
    return Objects.requireNonNull(channel.join(id, new CountingOutlet(out)));
  }

  private void move(Subscriber joined) {
    Hosts hosts = new Hosts(List.of(owner, mirror), 0, 1);
    Passage passage = Objects.requireNonNull(Mirrors.place(channel, joined, hosts));
    settle();
    if (!passage.isOpen()) {
      throw new IllegalStateException("the mirror does not open");
    }
    Lodger lodger = passage.go();
    lodger.follow(() -> lodger.arrive(new CountingOutlet(there)));
    settle();
  }

  private void settle() {
    for (int i = 0; i < TURNS_OF_A_MOVE; i++) {
      turnOfOwner();
      turnOfMirror();
    }
  }

  /**
   * Publishes one frame, and lets both loops turn until all have it and the mirror owes nothing.
   */
  long turn() {
    frame.rewind();
    channel.publish(publisher, frame, octetsOfEach, 1);
    turnOfOwner();
    turnOfMirror();
    turnOfOwner();
    return here.octets + there.octets;
  }

  private void turnOfOwner() {
    deliver(toOwner);
    router.flush();
    owner.acknowledge();
  }

  private void turnOfMirror() {
    deliver(toMirror);
    copies.flush();
    mirror.acknowledge();
  }

  private static void deliver(Queue<Runnable> messages) {
    for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
      message.run();
    }
  }

  int frameOctets() {
    return octetsOfEach[0];
  }

  /** Returns what the subscriber has got that may read at the mirror. */
  long octetsThere() {
    return there.octets;
  }

  /** Returns what the subscriber has got that reads where the channel lives. */
  long octetsHere() {
    return here.octets;
  }

  /** Tells whether the copies hold the channel. */
  boolean isMirrored() {
    return copies.populatedChannels() > 0;
  }
}
