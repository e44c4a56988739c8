package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.mles.frame.v1.V1Header;

/** What a relay does with the octets that one read of a sender brought. */
interface RelayFan {
  /**
   * Sends {@code octets} to {@code others}, in order.
   *
   * @param octets whole frames between position and limit
   */
  void relay(ByteBuffer octets, List<RelayPeer> others) throws IOException;

  /** Returns the octets at the start of {@code in} that are whole frames. */
  static int wholeFrames(ByteBuffer in) {
    int at = in.position();
    while (in.limit() - at >= Integer.BYTES) {
      int frame = V1Header.OCTETS + V1Header.bodyOctets(in.getInt(at));
      if (frame > in.limit() - at) {
        break;
      }
      at += frame;
    }
    return at - in.position();
  }

  /** Returns the first frame of {@code octets} and moves past it. */
  static ByteBuffer nextFrame(ByteBuffer octets) {
    int length = V1Header.OCTETS + V1Header.bodyOctets(octets.getInt(octets.position()));
    ByteBuffer frame = octets.slice(octets.position(), length);
    octets.position(octets.position() + length);
    return frame;
  }

  /** One send per message and subscriber: what a server does that does not coalesce. */
  static RelayFan perMessage() {
    return (octets, others) -> {
      while (octets.hasRemaining()) {
        ByteBuffer frame = nextFrame(octets);
        for (RelayPeer other : others) {
          other.send(frame.duplicate());
        }
      }
    };
  }

  /** One send per read and subscriber: everything that came together leaves together. */
  static RelayFan coalescing() {
    return (octets, others) -> {
      for (RelayPeer other : others) {
        other.send(octets.duplicate());
      }
    };
  }
}
