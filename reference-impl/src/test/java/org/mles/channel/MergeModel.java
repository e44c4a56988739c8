package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins two histories as lists of arrays, to compare with.
 *
 * <p>Frames are compared octet by octet and counted: two equal ones are two. What is held is
 * neither lost nor reordered. What is missing keeps its own order and goes right behind all held
 * frames that precede it at the peer, or in front of everything if there are none; so frames of one
 * sender stay in order wherever they were caught, even behind a join that the peer sends out of its
 * place. Without a common frame, and above all when the held history is a few early joins, the
 * restored frames come first.
 *
 * <p>Thread: any. Source: RSY-07, RSY-08.
 *
 * @param merged both histories, oldest first
 * @param missing frames that were not held, in the order of the peer
 */
record MergeModel(List<byte[]> merged, List<byte[]> missing) {
  private static final int FRONT = -1;

  /** Merges {@code restored} into {@code held}. */
  static MergeModel of(List<byte[]> held, List<byte[]> restored) {
    int[] placeOf = places(held, restored);
    List<byte[]> missing = new ArrayList<>();
    List<List<byte[]>> behind = new ArrayList<>();
    for (int i = 0; i <= held.size(); i++) {
      behind.add(new ArrayList<>());
    }
    int last = FRONT;
    for (int i = 0; i < placeOf.length; i++) {
      if (placeOf[i] == FRONT) {
        missing.add(restored.get(i));
        behind.get(last + 1).add(restored.get(i));
      } else {
        last = Math.max(last, placeOf[i]);
      }
    }
    List<byte[]> merged = new ArrayList<>(behind.get(0));
    for (int i = 0; i < held.size(); i++) {
      merged.add(held.get(i));
      merged.addAll(behind.get(i + 1));
    }
    return new MergeModel(merged, missing);
  }

  /** Finds for each restored frame the held one that it equals, each held one at most once. */
  private static int[] places(List<byte[]> held, List<byte[]> restored) {
    Map<ByteBuffer, ArrayDeque<Integer>> heldPlaces = new HashMap<>();
    for (int i = 0; i < held.size(); i++) {
      heldPlaces.computeIfAbsent(ByteBuffer.wrap(held.get(i)), f -> new ArrayDeque<>()).add(i);
    }
    int[] places = new int[restored.size()];
    for (int i = 0; i < places.length; i++) {
      ArrayDeque<Integer> equal = heldPlaces.get(ByteBuffer.wrap(restored.get(i)));
      Integer place = equal == null ? null : equal.poll();
      places[i] = place == null ? FRONT : place;
    }
    return places;
  }
}
