package org.mles.memory;

/**
 * How a server divides what its JVM may occupy.
 *
 * <pre>
 *   heap     |  rest: the program, garbage  |  connections, channels, names …  |
 *   direct   |  rest  |  arena: segments of channels and of unfinished frames  |
 * </pre>
 *
 * @param heapOctets what connections, channels and links may occupy by being there. Source:
 *     V1-LIM-13
 * @param arenaOctets all segments together; less than the two bounds below only where the JVM has
 *     little direct memory
 * @param logOctets segments of channels. Source: V1-LIM-11
 * @param pendingOctets segments of frames that are not whole. Source: V1-LIM-12
 */
public record MemoryPlan(long heapOctets, long arenaOctets, long logOctets, long pendingOctets) {
  private static final long MIB = 1 << 20;

  /** What a server with nobody connected occupies of its heap, garbage included. */
  private static final long PROGRAM_OCTETS = 16 * MIB;

  /** For read buffers and what the JVM keeps for its own writes. */
  private static final long LEAST_DIRECT_REST = 4 * MIB;

  /** Enough for one frame of the largest size, wherever its last segment ends. */
  private static final long LARGEST_FRAME = 17 * MIB;

  /** Divides {@code jvm}. */
  public static MemoryPlan of(JvmMemory jvm) {
    long direct = jvm.directOctets();
    long arena = Math.max(0, direct - Math.max(LEAST_DIRECT_REST, direct / 8));
    long heap = Math.max(0, jvm.heapOctets() - PROGRAM_OCTETS) / 2;
    long logs = Math.min(arena, Math.max(LARGEST_FRAME, direct / 2));
    long pending = Math.min(arena, Math.max(LARGEST_FRAME, direct / 4));
    return new MemoryPlan(heap, arena, logs, pending);
  }
}
