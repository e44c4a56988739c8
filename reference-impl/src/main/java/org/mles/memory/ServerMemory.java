package org.mles.memory;

/**
 * All that clients and links can make a server keep, over its loops and protocols. Each bound is of
 * what is reserved, used or not. Thread: any.
 *
 * @param logs direct memory of all channels. Source: V1-LIM-11
 * @param pending heap of all frames that have not arrived whole. Source: V1-LIM-12
 * @param heap heap of everything else that is there because of somebody: connections, channels and
 *     their names, marks in logs, what links say and remember. Source: V1-LIM-14
 */
public record ServerMemory(LogMemory logs, PendingFrames pending, Budget heap) {
  /** Makes the memory of a server that keeps nothing yet. */
  public static ServerMemory of(long logOctets, long pendingOctets, long heapOctets) {
    return new ServerMemory(
        new LogMemory(logOctets), new PendingFrames(pendingOctets), new Budget(heapOctets));
  }

  /** Makes memory that ends where that of the JVM does, for tools and tests. */
  public static ServerMemory unbounded() {
    return of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }
}
