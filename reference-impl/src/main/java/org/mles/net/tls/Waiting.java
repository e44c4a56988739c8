package org.mles.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.mles.memory.Budget;
import org.mles.rule.WireRule;

/**
 * Octets of one connection that cannot go on yet, in a buffer that is there only while it has some,
 * and is counted. Thread: loop, or whoever was handed it.
 */
final class Waiting {
  private static final int LEAST_OCTETS = 256;
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final Budget heap;

  /** Between position and limit lies what waits. */
  private ByteBuffer octets = NONE;

  Waiting(Budget heap) {
    this.heap = heap;
  }

  boolean isEmpty() {
    return !octets.hasRemaining();
  }

  /** Shows what waits; what is consumed is gone. */
  ByteBuffer octets() {
    return octets;
  }

  /**
   * Takes all of {@code more}, as a copy.
   *
   * @throws TlsRefused if there is no memory for it
   */
  void add(ByteBuffer more) throws TlsRefused {
    int needed = octets.remaining() + more.remaining();
    if (needed > octets.capacity()) {
      grow(needed);
    } else if (more.hasRemaining()) {
      octets.compact().flip();
    }
    int end = octets.limit();
    octets.limit(end + more.remaining());
    octets.put(end, more, more.position(), more.remaining());
    more.position(more.limit());
  }

  private void grow(int needed) throws TlsRefused {
    int capacity = Math.max(LEAST_OCTETS, Math.max(needed, 2 * octets.remaining()));
    if (!heap.tryTake(capacity)) {
      throw new TlsRefused(WireRule.NO_MEMORY, "for " + needed + " octets of TLS that wait");
    }
    ByteBuffer larger = ByteBuffer.allocate(capacity).put(octets).flip();
    heap.giveBack(octets.capacity());
    octets = larger;
  }

  /** Moves as many as fit. */
  void moveTo(ByteBuffer target) {
    int moved = Math.min(octets.remaining(), target.remaining());
    target.put(octets.slice().limit(moved));
    octets.position(octets.position() + moved);
  }

  /** Sends as many as the channel takes. */
  void writeTo(WritableByteChannel channel) throws IOException {
    if (octets.hasRemaining()) {
      channel.write(octets);
      trim();
    }
  }

  /** Lets go of the buffer if nothing waits. */
  void trim() {
    if (isEmpty()) {
      clear();
    }
  }

  /** Forgets all. */
  void clear() {
    heap.giveBack(octets.capacity());
    octets = NONE;
  }
}
