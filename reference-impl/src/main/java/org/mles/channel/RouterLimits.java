package org.mles.channel;

/**
 * Bounds of a router's memory.
 *
 * @param history what each channel retains
 * @param slowReaderOctets how far a member may fall behind before it is closed. Source: V1-LIM-03
 * @param channels how many channels may have members at a time. Source: V1-LIM-09
 * @param desertedChannels how many channels without members are kept for their history. Source:
 *     V1-LIM-04
 * @param desertedNanos for how long
 * @param logOctets memory of all logs together. Source: V1-LIM-11
 */
public record RouterLimits(
    HistoryLimits history,
    long slowReaderOctets,
    int channels,
    int desertedChannels,
    long desertedNanos,
    long logOctets) {

  /** Returns how many channels may have members at a time, each with the least of memory. */
  int populatedChannels() {
    return (int) Math.min(channels, logOctets / SegmentPool.SMALLEST_OCTETS);
  }
}
