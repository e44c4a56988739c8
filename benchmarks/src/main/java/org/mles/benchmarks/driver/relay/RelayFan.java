package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/** What a relay does with the octets that one read of a sender brought. */
interface RelayFan {
  /**
   * Sends {@code octets} to {@code others}, in order.
   *
   * @param octets whole frames between position and limit, taken last
   * @param others all of the sender's channel but the sender
   * @param strangers gives those of other channels, who should get nothing
   */
  void relay(ByteBuffer octets, List<RelayPeer> others, Supplier<List<RelayPeer>> strangers)
      throws IOException;

  /** One send per message and subscriber: what a server does that does not coalesce. */
  static RelayFan perMessage(RelayFrames frames) {
    return (octets, others, strangers) -> {
      while (octets.hasRemaining()) {
        ByteBuffer frame = frames.next(octets);
        for (RelayPeer other : others) {
          other.send(frame.duplicate());
        }
      }
    };
  }

  /** One send per read and subscriber: everything that came together leaves together. */
  static RelayFan coalescing() {
    return (octets, others, strangers) -> {
      for (RelayPeer other : others) {
        other.send(octets.duplicate());
      }
    };
  }
}
