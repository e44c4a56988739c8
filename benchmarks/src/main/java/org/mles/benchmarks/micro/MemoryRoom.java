package org.mles.benchmarks.micro;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.mles.channel.Channel;
import org.mles.channel.ChannelRouter;
import org.mles.channel.HistoryLimits;
import org.mles.channel.RouterLimits;
import org.mles.channel.Subscriber;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.memory.ServerMemory;

/**
 * One channel with a publisher and subscribers whose ways out end in memory: the server's fan-out
 * path without a socket.
 */
final class MemoryRoom {
  private static final long MEBIBYTE = 1 << 20;
  private static final long VISITOR = Long.MAX_VALUE;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final CountingOutlet.Sum out = new CountingOutlet.Sum();
  private final ChannelRouter router = router(new HistoryLimits(100, 16 * MEBIBYTE), memory());
  private final Channel channel = Objects.requireNonNull(router.open("fanout"));
  private final Subscriber publisher =
      Objects.requireNonNull(channel.join(0, new CountingOutlet(out)));
  private final ByteBuffer frame;
  private final int[] octetsOfEach;

  MemoryRoom(int subscribers, int payloadOctets) {
    for (int id = 1; id <= subscribers; id++) {
      Objects.requireNonNull(channel.join(id, new CountingOutlet(out)));
    }
    V1Body.Message body = new V1Body.Message("publisher", "fanout", new byte[payloadOctets]);
    byte[] octets = V1Frame.encode(0, body);
    frame = ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    octetsOfEach = new int[] {octets.length};
  }

  static ServerMemory memory() {
    return ServerMemory.of(256 * MEBIBYTE, MEBIBYTE, 64 * MEBIBYTE);
  }

  /** Makes what knows the channels of a loop. */
  static ChannelRouter router(HistoryLimits history, ServerMemory memory) {
    return new ChannelRouter(new RouterLimits(history, 16 * MEBIBYTE, 16, 16, DAY_NANOS), memory);
  }

  /** Publishes one frame and sends it to all subscribers, as one turn of the loop does. */
  long turn() {
    frame.rewind();
    channel.publish(publisher, frame, octetsOfEach, 1);
    router.flush();
    return out.octets;
  }

  /** Joins a visitor, sends it the history in one turn and removes it. */
  long visit() {
    Subscriber visitor = Objects.requireNonNull(channel.join(VISITOR, new CountingOutlet(out)));
    router.flush();
    channel.remove(visitor);
    return out.octets;
  }

  /** Returns the octets that went out so far, to all subscribers together. */
  long octetsOut() {
    return out.octets;
  }

  /** Returns how often anybody was written to. */
  long sends() {
    return out.sends;
  }

  int frameOctets() {
    return octetsOfEach[0];
  }
}
