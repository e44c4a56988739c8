package org.mles.benchmarks.result;

import org.jspecify.annotations.Nullable;

/**
 * What a server occupies at one moment, in octets; unknown is null.
 *
 * @param heapOctets objects of its JVM that are left by a full collection
 * @param residentOctets memory of the machine, right after that
 * @param logOctets direct memory of all its logs, by its own counters
 * @param kernelOctets what the kernel of its machine keeps for all processes, connections among it
 */
public record MemoryReading(
    @Nullable Long heapOctets,
    @Nullable Long residentOctets,
    @Nullable Long logOctets,
    @Nullable Long kernelOctets) {
  /** A kind of memory. */
  public enum Kind {
    /** Heap that is in use. */
    HEAP("heap"),
    /** Memory of the process, whatever it is used for. */
    RESIDENT("resident"),
    /** Direct memory of its logs, which is resident as well. */
    LOGS("logs"),
    /** Memory of the kernel, for both ends of each connection if both are on one machine. */
    KERNEL("kernel");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Returns its name for readers. */
    public String words() {
      return words;
    }

    /** Returns how much a reading has of it, null if that is unknown. */
    public @Nullable Long of(MemoryReading reading) {
      return switch (this) {
        case HEAP -> reading.heapOctets();
        case RESIDENT -> reading.residentOctets();
        case LOGS -> reading.logOctets();
        case KERNEL -> reading.kernelOctets();
      };
    }
  }

  /**
   * Before anybody joins, and while everybody is connected and nothing is sent.
   *
   * @param leg name of the leg
   * @param attempt its attempt
   * @param before of the fresh server
   * @param after when all messages of the leg have come
   */
  public record Pair(String leg, int attempt, MemoryReading before, MemoryReading after) {
    /** Refuses what lacks a part. */
    public Pair {
      Whole.part(leg, "leg");
      Whole.part(before, "before");
      Whole.part(after, "after");
    }

    /** Returns how much of a kind has come, null if that is unknown; less than nothing may. */
    public @Nullable Long growth(Kind kind) {
      Long from = kind.of(before);
      Long to = kind.of(after);
      return from == null || to == null ? null : (Long) (to - from);
    }
  }
}
