package org.mles.memory;

/**
 * What a server lets its clients make it keep, unless it is told otherwise.
 *
 * @param logOctets direct memory of all channels together: half of what the JVM has. Source:
 *     V1-LIM-11
 * @param pendingOctets heap of all frames that have not arrived whole: a quarter of what the JVM
 *     has. Source: V1-LIM-12
 * @param keptOctets heap of everything else, a quarter as well. Source: V1-LIM-14
 */
public record MemoryPlan(long logOctets, long pendingOctets, long keptOctets) {
  private static final long MIB = 1 << 20;

  /** Enough for one frame of the largest size; a smaller JVM gives what it has. */
  private static final long LARGEST_FRAME = 17 * MIB;

  /** Divides {@code jvm}. */
  public static MemoryPlan of(JvmMemory jvm) {
    return new MemoryPlan(
        part(jvm.directOctets(), 2),
        part(jvm.heapOctets(), 4),
        Math.max(MIB, jvm.heapOctets() / 4));
  }

  private static long part(long octets, int parts) {
    return Math.max(MIB, Math.max(octets / parts, Math.min(LARGEST_FRAME, octets / 2)));
  }
}
