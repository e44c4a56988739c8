package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts frames by their octets. Thread: any. */
final class Multiset {
  private Multiset() {}

  /** Returns {@code frames} without as many equals of each as {@code held} has, in their order. */
  static List<byte[]> minus(List<byte[]> frames, List<byte[]> held) {
    Map<ByteBuffer, Integer> counts = new HashMap<>();
    for (byte[] frame : held) {
      counts.merge(ByteBuffer.wrap(frame), 1, Integer::sum);
    }
    List<byte[]> missing = new ArrayList<>();
    for (byte[] frame : frames) {
      Integer left =
          counts.computeIfPresent(ByteBuffer.wrap(frame), (f, n) -> n == 0 ? null : n - 1);
      if (left == null) {
        missing.add(frame);
      }
    }
    return missing;
  }
}
