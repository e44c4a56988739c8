package org.mles.memory;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All direct memory of a server, handed out in segments of 4, 16, 64 or 256 KiB.
 *
 * <p>It asks the JVM for {@link Block}s when they are needed, up to its bound, and keeps them: the
 * JVM gives direct memory back only when its collector comes round, so a count of what was let go
 * would be a guess. A segment that comes back makes room for any size, so nothing stands unused for
 * want of the right one. If memory is short, a segment may be smaller than what was asked for.
 *
 * <p>Locked per segment, thus once in 4 to 256 KiB, never per delivery. Thread: any.
 */
public final class Arena {
  /** Size of the smallest segment. */
  public static final int SMALLEST_OCTETS = Block.UNIT_OCTETS;

  /** Size of the largest segment. */
  public static final int LARGEST_OCTETS = Block.OCTETS;

  /** Each size is the one below it shifted by so much. */
  static final int STEP_BITS = 2;

  /** A list for each size that a block may have room for, and one for full blocks. */
  private static final int LISTS = 2 + Integer.numberOfTrailingZeros(Block.UNITS) / STEP_BITS;

  private final @Nullable Block[] lists = new Block[LISTS];
  private final AtomicLong takenOctets = new AtomicLong();
  private long blockOctets;

  /** Lowered at most once; read by anybody who asks how much is left. */
  private volatile long octets;

  /** Makes an arena of at most {@code octets}, of which none is asked for yet. */
  public Arena(long octets) {
    this.octets = octets - octets % Block.OCTETS;
  }

  /** Returns the bound, which is lowered if the JVM cannot keep what it promised. */
  public long octets() {
    return octets;
  }

  /** Returns what the segments that are out occupy. */
  public long takenOctets() {
    return takenOctets.get();
  }

  /**
   * Takes a segment of {@code octets}, which is one of the four sizes, or of the largest size below
   * that there is room for.
   *
   * @return an empty segment; null if there is no room at all
   */
  public synchronized @Nullable Segment take(int octets) {
    for (int units = octets / Block.UNIT_OCTETS; units > 0; units >>= STEP_BITS) {
      Block block = blockWithRoom(units);
      if (block != null) {
        remove(block);
        Segment segment = block.cut(units);
        add(block);
        takenOctets.addAndGet(segment.capacity());
        return segment;
      }
    }
    return null;
  }

  /** Takes back a segment of this arena that nobody can reach any more. */
  public synchronized void recycle(Segment segment) {
    Block block = segment.block();
    if (block == null) {
      throw new IllegalArgumentException("a segment that is no arena's");
    }
    remove(block);
    block.restore(segment);
    add(block);
    takenOctets.addAndGet(-segment.capacity());
  }

  /** Finds the block with the least room that is enough, or a new one. */
  private @Nullable Block blockWithRoom(int units) {
    for (int list = listOf(units); list < LISTS; list++) {
      Block block = lists[list];
      if (block != null) {
        return block;
      }
    }
    return blockOctets < octets ? newBlock() : null;
  }

  private @Nullable Block newBlock() {
    try {
      Block block = new Block(ByteBuffer.allocateDirect(Block.OCTETS));
      blockOctets += Block.OCTETS;
      add(block);
      return block;
    } catch (OutOfMemoryError e) {
      // Somebody else in this process has taken of what the JVM allows; what we have must do.
      octets = blockOctets;
      return null;
    }
  }

  private void add(Block block) {
    int list = listOf(block.largestRoom());
    Block first = lists[list];
    block.next = first;
    block.previous = null;
    if (first != null) {
      first.previous = block;
    }
    lists[list] = block;
  }

  private void remove(Block block) {
    if (block.previous == null) {
      lists[listOf(block.largestRoom())] = block.next;
    } else {
      block.previous.next = block.next;
    }
    if (block.next != null) {
      block.next.previous = block.previous;
    }
  }

  private static int listOf(int units) {
    return units == 0 ? 0 : 1 + Integer.numberOfTrailingZeros(units) / STEP_BITS;
  }
}
