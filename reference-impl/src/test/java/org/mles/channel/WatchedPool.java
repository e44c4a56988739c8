package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Segment;
import org.mles.memory.SegmentPool;
import org.mles.memory.ServerMemory;

/**
 * Watches what becomes of segments: none may come back twice, and what comes back is overwritten,
 * so that whoever still reads it is found out.
 */
final class WatchedPool extends SegmentPool {
  private static final byte POISON = (byte) 0xDB;

  private final int octets;
  private final ServerMemory memory;
  private final Set<Segment> inUse = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Makes a pool of its own memory.
   *
   * @param octets size of all segments, small so that frames span them; 0 for the sizes and the
   *     reuse of the real pool
   */
  WatchedPool(int octets) {
    this(octets, ServerMemory.unbounded());
  }

  /** Makes a pool of {@code memory}. */
  WatchedPool(int octets, ServerMemory memory) {
    super(memory.logs());
    this.octets = octets;
    this.memory = memory;
  }

  /** Returns what a router of this pool shares with others. */
  ServerMemory memory() {
    return memory;
  }

  @Override
  public @Nullable Segment take(int previousOctets) {
    Segment segment =
        octets == 0 ? super.take(previousOctets) : new Segment(ByteBuffer.allocateDirect(octets));
    if (segment != null) {
      inUse.add(segment);
    }
    return segment;
  }

  @Override
  public void recycle(Segment segment) {
    assertThat(inUse.remove(segment)).as("recycled a segment that was taken, once").isTrue();
    var memory = segment.view(0, segment.start(), segment.start() + segment.capacity());
    while (memory.hasRemaining()) {
      memory.put(POISON);
    }
    if (octets == 0) {
      super.recycle(segment);
    }
  }

  int inUse() {
    return inUse.size();
  }
}
