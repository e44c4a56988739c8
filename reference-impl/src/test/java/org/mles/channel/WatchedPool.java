package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Watches what becomes of segments: none may come back twice, and what comes back is overwritten,
 * so that whoever still reads it is found out.
 */
final class WatchedPool extends SegmentPool {
  private static final byte POISON = (byte) 0xDB;

  private final int octets;
  private final Set<Segment> inUse = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Makes a pool.
   *
   * @param octets size of all segments, small so that frames span them; 0 for the sizes and the
   *     reuse of the real pool
   */
  WatchedPool(int octets) {
    this(octets, Long.MAX_VALUE);
  }

  /** Makes a pool whose segments in use and unused have a bound together. */
  WatchedPool(int octets, long boundOctets) {
    super(boundOctets);
    this.octets = octets;
  }

  @Override
  Segment take(int previousOctets) {
    Segment segment = octets == 0 ? super.take(previousOctets) : new Segment(octets);
    inUse.add(segment);
    return segment;
  }

  @Override
  void recycle(Segment segment) {
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
