package org.mles.mirror;

/**
 * Chooses the loop that a new member of a channel is to read on.
 *
 * <p>The owner alone, as long as it has few; then no more loops than it takes for each to have no
 * more than that; with all in use, the one that has fewest. Thread: any.
 */
final class Seating {
  private Seating() {}

  /**
   * Returns the number of a loop.
   *
   * @param readers how many of the channel each loop has
   * @param owner the loop that owns the channel, which is asked first
   * @param from how many a loop has before others share
   */
  static int choose(int[] readers, int owner, int from) {
    int fewest = owner;
    int unused = -1;
    for (int i = 1; i < readers.length; i++) {
      int loop = (owner + i) % readers.length;
      if (readers[loop] == 0) {
        unused = unused < 0 ? loop : unused;
      } else if (readers[loop] < readers[fewest]) {
        fewest = loop;
      }
    }
    return readers[fewest] < from || unused < 0 ? fewest : unused;
  }
}
