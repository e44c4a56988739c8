package org.mles.memory;

import org.jspecify.annotations.Nullable;

/** Segments of an arena of its own, for one rope or many; counts what ropes hold of it. */
public final class CountedSupply implements Rope.Supply {
  private final Arena arena;
  private long heldOctets;

  /** Makes a supply of at most {@code octets}. */
  public CountedSupply(long octets) {
    arena = new Arena(octets);
  }

  /** Returns where the segments come from. */
  public Arena arena() {
    return arena;
  }

  /** Returns what ropes hold. */
  public long heldOctets() {
    return heldOctets;
  }

  /** Returns what is out, held by ropes or released by them. */
  public long takenOctets() {
    return arena.takenOctets();
  }

  @Override
  public @Nullable Segment take(int octets) {
    Segment segment = arena.take(octets);
    heldOctets += segment == null ? 0 : segment.capacity();
    return segment;
  }

  @Override
  public void recycle(Segment segment) {
    heldOctets -= segment.capacity();
    arena.recycle(segment);
  }

  @Override
  public void released(Segment segment) {
    heldOctets -= segment.capacity();
  }
}
